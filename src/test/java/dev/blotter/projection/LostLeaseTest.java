package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.order.OrderRow;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.rebuild.RebuildState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that falls asleep while it holds a lane has lost it when it wakes. */
class LostLeaseTest {

  private static final Duration WITHIN = Duration.ofSeconds(3);

  private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final Trader ada = new Trader(models.log, 7);
  private final Sleeper sleeper = new Sleeper(new OrdersProjection());

  @BeforeEach
  void trade() {
    ada.register();
    ada.fill(ada.place());
    ada.fill(ada.place());
  }

  @AfterEach
  void close() {
    sleeper.wake();
    models.close();
  }

  /** A projection whose node sleeps between its events and its rows, the first time. */
  private static final class Sleeper extends Watched<OrderRow> {

    private final CompletableFuture<Void> asleep = new CompletableFuture<>();
    private final CompletableFuture<Void> awake = new CompletableFuture<>();
    private final AtomicInteger times = new AtomicInteger();

    Sleeper(OrdersProjection real) {
      super(real, event -> {});
    }

    void wake() {
      awake.complete(null);
    }

    @Override
    public Uni<List<OrderRow>> complete(List<OrderRow> rows) {
      if (times.incrementAndGet() > 1) {
        return Uni.createFrom().item(rows);
      }
      asleep.complete(null);
      return Uni.createFrom().completionStage(awake).replaceWith(rows);
    }
  }

  private String replayed() {
    models.reset("orders");
    models.caughtUp();
    return models.dump();
  }

  @Test
  void another_goes_on_within_three_seconds_and_what_it_writes_late_is_refused() {
    var asleep = models.node(TestConfig.SMALL, models.allWith(sleeper));
    sleeper.asleep.join();
    models.node();
    long began = System.nanoTime();
    models.caughtUp();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
    ada.place();
    models.caughtUp();
    var rows = models.dump();
    long failures = asleep.failures();

    sleeper.wake();
    Awaitility.await().atMost(WITHIN).until(() -> asleep.failures() > failures);
    assertThat(models.dump()).isEqualTo(rows);
    ada.place();
    models.caughtUp();
    var later = models.dump();
    assertThat(later).isNotEqualTo(rows);
    assertThat(replayed()).isEqualTo(later);
  }

  @Test
  void a_rebuild_goes_on_without_whoever_sleeps_on_a_lane_of_it() {
    var node = models.node();
    models.caughtUp();
    var rows = models.dump();
    var id = rebuilding.start("orders");
    var asleep = rebuilding.runner(List.of(sleeper), 1);
    rebuilding.until(id, RebuildState.FILLING, asleep);
    var sleeping = asleep.work().onFailure().recoverWithNull().subscribe().asCompletionStage();
    sleeper.asleep.join();
    var ended = rebuilding.finish(id, rebuilding.runner());
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.error()).isNull();
    sleeper.wake();
    sleeping.join();
    assertThat(rebuilding.find(id).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(node.parked("orders")).isZero();
    await(rebuilding.rebuilds.open().invoke(open -> assertThat(open).isEmpty()));
  }
}
