package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blotter.testing.TestVertx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final Rhythm OFTEN = Rhythm.every(INTERVAL).after(Duration.ZERO);

  private final List<Long> begun = new CopyOnWriteArrayList<>();
  private Timers timers = new Timers(TestVertx.get(), new Jobs(), List.of());

  @AfterEach
  void stop() {
    timers.stop(new ShutdownEvent());
  }

  private record Job(Rhythm rhythm, Supplier<Uni<Void>> work) implements Recurring {
    @Override
    public String name() {
      return "tested";
    }

    @Override
    public Uni<Void> run() {
      return work.get();
    }
  }

  /** Starts a node whose only job is that work. */
  private void start(Rhythm rhythm, Supplier<Uni<Void>> work) {
    Supplier<Uni<Void>> seen =
        () -> {
          begun.add(System.nanoTime());
          return work.get();
        };
    timers = new Timers(TestVertx.get(), new Jobs(), List.of(new Job(rhythm, seen)));
    timers.begin(new StartupEvent());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private void untilBegun(int times) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> begun.size() >= times);
  }

  /** Between the beginnings of the first runs. */
  private List<Duration> pauses(int runs) {
    untilBegun(runs + 1);
    return IntStream.range(0, runs)
        .mapToObj(run -> Duration.ofNanos(begun.get(run + 1) - begun.get(run)))
        .toList();
  }

  @Test
  void a_job_comes_again_after_its_interval() {
    start(OFTEN, TimersTest::nothing);
    // A timer goes by whole milliseconds.
    assertThat(pauses(4))
        .allSatisfy(pause -> assertThat(pause).isGreaterThan(INTERVAL.minusMillis(2)));
  }

  @Test
  void the_first_run_waits_for_its_delay() {
    long start = System.nanoTime();
    start(OFTEN.after(Duration.ofMillis(120)), TimersTest::nothing);
    untilBegun(1);
    assertThat(Duration.ofNanos(begun.getFirst() - start)).isGreaterThan(Duration.ofMillis(118));
  }

  @Test
  void a_job_that_takes_long_is_not_run_twice_at_once_and_leaves_out_what_it_missed() {
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    start(
        OFTEN,
        () -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          return nothing()
              .onItem()
              .delayIt()
              .by(INTERVAL.plusMillis(20))
              .invoke(underWay::decrementAndGet);
        });
    assertThat(pauses(3))
        .allSatisfy(
            pause -> assertThat(pause).isGreaterThan(INTERVAL.multipliedBy(2).minusMillis(2)));
    assertThat(most).hasValue(1);
  }

  @Test
  void a_job_that_fails_comes_again() {
    var runs = new AtomicInteger();
    start(
        OFTEN,
        () -> {
          if (runs.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("thrown");
          }
          return Uni.createFrom().failure(new IllegalStateException("answered"));
        });
    untilBegun(4);
  }

  @Test
  void a_job_that_is_off_never_runs() throws InterruptedException {
    start(Rhythm.every(Optional.empty()).after(Duration.ZERO), TimersTest::nothing);
    Thread.sleep(INTERVAL);
    assertThat(begun).isEmpty();
  }

  @Test
  void no_run_begins_once_the_service_has_stopped() throws InterruptedException {
    start(OFTEN, () -> nothing().onItem().delayIt().by(Duration.ofMillis(20)));
    untilBegun(2);
    stop();
    int before = begun.size();
    Thread.sleep(INTERVAL.multipliedBy(3));
    assertThat(begun).hasSize(before);
  }

  @Test
  void each_run_has_a_context_of_its_own_that_is_fit_for_a_session() {
    Set<Context> contexts = ConcurrentHashMap.newKeySet();
    Set<Boolean> fit = ConcurrentHashMap.newKeySet();
    start(
        OFTEN,
        () -> {
          var context = Vertx.currentContext();
          contexts.add(context);
          fit.add(
              Context.isOnEventLoopThread()
                  && VertxContext.isDuplicatedContext(context)
                  && VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(context));
          return nothing();
        });
    untilBegun(3);
    assertThat(contexts).hasSizeGreaterThanOrEqualTo(2);
    assertThat(fit).containsExactly(true);
  }
}
