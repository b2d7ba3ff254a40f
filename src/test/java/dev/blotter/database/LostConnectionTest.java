package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestVertx;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LostConnectionTest {

  private static final Duration MOMENT = Duration.ofMillis(100);

  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void a_server_that_says_nothing_is_given_up() {
    var outcome = outcome(() -> Uni.createFrom().nothing());
    assertThat(outcome).isInstanceOfSatisfying(Throwable.class, LostConnectionTest::isAway);
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_connection_that_ends_is_left_for_another() {
    var outcome =
        outcome(
            () ->
                reads.get() < 3
                    ? Uni.createFrom().failure(new ConnectException("ended"))
                    : Uni.createFrom().item("read"));
    assertThat(outcome).isEqualTo("read");
    assertThat(reads).hasValue(3);
  }

  private static void isAway(Throwable failure) {
    assertThat(DatabaseUnavailable.explains(failure)).isTrue();
  }

  /** What is read on an event loop, or the failure. */
  private Object outcome(Supplier<Uni<Object>> read) {
    var outcome = new CompletableFuture<Object>();
    Supplier<Uni<Object>> counted =
        () -> {
          reads.incrementAndGet();
          return read.get();
        };
    TestVertx.get()
        .getOrCreateContext()
        .runOnContext(
            on ->
                LostConnection.retry(counted, MOMENT)
                    .subscribe()
                    .with(outcome::complete, outcome::complete));
    return outcome.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
