package dev.blotter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.stream.Intake.Piece;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FeedWindow window = new FeedWindow(100_000);
  private final AtomicInteger broken = new AtomicInteger();
  private final List<Long> told = new CopyOnWriteArrayList<>();
  private final Intake intake =
      new Intake(
          window,
          new Intake.Listener() {
            @Override
            public void news() {}

            @Override
            public void broken(RuntimeException fault) {
              broken.incrementAndGet();
            }
          });

  @Test
  void nothing_that_follows_an_event_that_cannot_be_told_is_told() {
    var begun = new CountDownLatch(1);
    var behind = new CountDownLatch(1);
    intake.open(Place.BEGINNING);
    intake.offer(List.of(breaking(1, begun, behind)));
    awaitQuietly(begun);
    intake.offer(List.of(piece(2), piece(3)));
    behind.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> broken.get() > 0);

    intake.open(Place.BEGINNING.with(0, 3));
    intake.offer(List.of(piece(4)));
    Awaitility.await().atMost(PATIENCE).until(() -> window.end().place().at(0) == 4);
    assertThat(broken).hasValue(1);
    assertThat(told).as("what came after it was opened anew").containsExactly(4L);
  }

  private Piece piece(long position) {
    return new Piece(
        0,
        position,
        Instant.EPOCH,
        () -> {
          told.add(position);
          return event(position);
        });
  }

  /** Cannot be told, which turns out once something waits behind it. */
  private static Piece breaking(long position, CountDownLatch begun, CountDownLatch behind) {
    return new Piece(
        0,
        position,
        Instant.EPOCH,
        () -> {
          begun.countDown();
          awaitQuietly(behind);
          throw new IllegalStateException("cannot be told");
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static FeedEvent event(long position) {
    var id = new UUID(0, Lane.COUNT);
    var json = Bytes.owned("{}".getBytes(StandardCharsets.UTF_8));
    return new FeedEvent(0, position, id, "order", id, "Happened", json);
  }
}
