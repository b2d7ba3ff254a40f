package dev.blotter.audit.web;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LogCut;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogTimeTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** A log whose newest event is of that time. */
  private record Log(Instant newest) implements EventSearch {

    @Override
    public Uni<LogCut> cut() {
      return Uni.createFrom().item(new LogCut(newest, List.of()));
    }

    @Override
    public Uni<List<RecordedEvent>> find(EventCriteria criteria, @Nullable Place after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<EventRow>> rows(EventCriteria criteria, @Nullable Place after, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  private static Instant now(Instant newest, Instant clock) {
    return await(new LogTime(new Log(newest), () -> clock).now());
  }

  @Test
  void nothing_that_the_log_has_is_later_than_now_on_a_node_that_is_behind() {
    assertThat(now(NOON, NOON.minusMillis(40))).isEqualTo(NOON);
  }

  @Test
  void where_nothing_happened_for_a_while_it_is_as_late_as_the_clock_says() {
    assertThat(now(NOON, NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
  }
}
