package dev.blotter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LogCut;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import dev.blotter.testing.TestVertx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beside a log that says how far it is when it likes. */
class FeedTailTest {

  private static final LogCut EMPTY =
      new LogCut(Instant.EPOCH, Collections.nCopies(Lane.COUNT, 0L));
  private static final Duration A_FEW_POLLS = Duration.ofMillis(500);

  private final AtomicInteger asked = new AtomicInteger();
  private final CompletableFuture<LogCut> answer = new CompletableFuture<>();
  private final FeedTail tail = tail();

  private FeedTail tail() {
    var quiet =
        new Intake.Listener() {
          @Override
          public void news() {}

          @Override
          public void broken(RuntimeException fault) {}
        };
    return new FeedTail(
        TestVertx.get(), new SlowLog(), new NoRows(), new FeedWindow(1_000), new Often(), quiet);
  }

  @Test
  void follows_the_log_for_whom_it_was_asked_in_time() {
    var mark = tail.now().subscribeAsCompletionStage();
    answer.complete(EMPTY);
    assertThat(mark).succeedsWithin(Duration.ofSeconds(5));
    Awaitility.await().until(() -> asked.get() > 2);
    tail.stop();
  }

  @Test
  void follows_nothing_for_somebody_who_has_given_up_before_the_log_answered() {
    tail.now().subscribe().with(mark -> {}).cancel();
    tail.stop();
    answer.complete(EMPTY);
    Awaitility.await()
        .during(A_FEW_POLLS)
        .atMost(A_FEW_POLLS.multipliedBy(4))
        .until(() -> asked.get() == 1 && tail.lagSeconds() == 0);
  }

  private final class SlowLog implements EventSearch {

    @Override
    public Uni<LogCut> cut() {
      asked.incrementAndGet();
      return Uni.createFrom().completionStage(answer);
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
}
