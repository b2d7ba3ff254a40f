package dev.blotter.reconcile;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.projection.EmptiedReadModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that happens while it compares looks like a difference. */
class LiveTrafficTest {

  private static final int CLIENTS = 4;

  private static final Duration REST = Duration.ofMillis(4);

  @AutoClose private final TestLog on = new TestLog();

  @Test
  void constant_writes_and_rebuilds_never_look_like_a_difference() {
    neverLookLikeADifference(Duration.ofSeconds(6));
  }

  @Test
  @Tag("soak")
  void a_minute_of_writes_and_rebuilds_never_looks_like_a_difference() {
    neverLookLikeADifference(Duration.ofMinutes(1));
  }

  private void neverLookLikeADifference(Duration time) {
    on.node();
    var lives =
        IntStream.range(0, CLIENTS).mapToObj(i -> new LifeOnLog(on.log, 500 + i).steps(3)).toList();
    var stop = new AtomicBoolean();
    long checks = 0;
    long rows = 0;
    try (var clients = Executors.newCachedThreadPool()) {
      var busy =
          lives.stream()
              .map(life -> CompletableFuture.runAsync(() -> live(life, stop), clients))
              .toList();
      var rebuilding = CompletableFuture.runAsync(() -> rebuild(on.database.pool(), stop), clients);
      var users = lives.stream().map(LifeOnLog::user).toList();
      try {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end || checks <= 5) {
          var found = await(on.reconciler.check(Lane.of(users.getFirst()), users));
          assertThat(found.differences()).isEmpty();
          rows += found.rows();
          checks++;
        }
      } finally {
        stop.set(true);
      }
      busy.forEach(CompletableFuture::join);
      rebuilding.join();
    }
    assertThat(checks).isGreaterThan(5);
    assertThat(rows).isGreaterThan(100);
    assertThat(on.number("SELECT last_position FROM lanes WHERE lane = 17")).isGreaterThan(250);
    on.caughtUp();
    assertThat(on.check(lives.toArray(LifeOnLog[]::new))).isEmpty();
  }

  private static void live(LifeOnLog life, AtomicBoolean stop) {
    while (!stop.get()) {
      life.step();
      // Long lives take long to compare, and there are to be many comparisons.
      LockSupport.parkNanos(REST.toNanos());
    }
  }

  private static void rebuild(Pool pool, AtomicBoolean stop) {
    var names = List.of("orders", "positions", "portfolios", "users", "valuations");
    for (int i = 0; !stop.get(); i++) {
      await(EmptiedReadModel.of(pool, names.get(i % names.size())));
      await(Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(400)));
    }
  }
}
