package dev.blotter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.KeepsNothing;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.StoredEvents;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A history in which a superuser has deleted some events is read on behind them. */
class TimelineTest {

  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

  /** The history of an order with so many events. */
  private record Stored(List<EventRow> events) implements StoredEvents {

    static Stored without(long gone, long last) {
      return new Stored(
          LongStream.rangeClosed(1, last)
              .filter(at -> at != gone)
              .mapToObj(Stored::event)
              .toList());
    }

    private static EventRow event(long version) {
      return new EventRow(
          17,
          version,
          Instant.EPOCH,
          ID,
          "order",
          ID,
          version,
          "OrderAccepted",
          1,
          ID,
          null,
          "c",
          ID,
          null,
          "TRADER",
          "ada",
          "{}");
    }

    @Override
    public Multi<List<StoredEvent>> ofAggregate(AggregateRef aggregate) {
      return Multi.createFrom().empty();
    }

    @Override
    public Uni<List<EventRow>> rows(AggregateRef aggregate, long afterVersion, int limit) {
      var found = events.stream().filter(e -> e.aggregateVersion() > afterVersion).limit(limit);
      return Uni.createFrom().item(found.toList());
    }
  }

  private static List<Long> read(Stored stored, long after, long until) {
    return timeline(stored)
        .between(AggregateRef.order(ID), after, until)
        .collect()
        .asList()
        .await()
        .indefinitely()
        .stream()
        .flatMap(List::stream)
        .map(EventRow::aggregateVersion)
        .toList();
  }

  private static Timeline timeline(Stored stored) {
    return new Timeline(new KeepsNothing(new AppendResult.Conflict()), stored);
  }

  /** Of an order that has come to version 5, before its first event. */
  private static long versionBefore(Stored stored) {
    var head = new StreamHead(AggregateRef.order(ID), ID, 5, Instant.EPOCH);
    return timeline(stored).versionAt(head, Instant.MIN).await().indefinitely();
  }

  private static List<Long> versions(long from, long to, long gone) {
    return LongStream.rangeClosed(from, to).filter(at -> at != gone).boxed().toList();
  }

  @Test
  void each_event_is_read_once_where_one_of_a_full_batch_is_gone() {
    assertThat(read(Stored.without(500, 2_500), 0, Long.MAX_VALUE))
        .isEqualTo(versions(1, 2_500, 500));
  }

  @Test
  void no_event_is_read_behind_where_it_was_to_end() {
    assertThat(read(Stored.without(500, 2_500), 0, 700)).isEqualTo(versions(1, 700, 500));
    assertThat(read(Stored.without(700, 2_500), 10, 700)).isEqualTo(versions(11, 699, 0));
  }

  @Test
  void no_version_is_told_of_a_moment_where_the_next_event_is_gone() {
    assertThat(versionBefore(Stored.without(2, 5))).isZero();
    for (var broken : List.of(Stored.without(1, 5), Stored.without(1, 1))) {
      assertThatThrownBy(() -> versionBefore(broken))
          .isInstanceOf(MissingEvent.class)
          .hasMessageContaining("has no version 1");
    }
  }
}
