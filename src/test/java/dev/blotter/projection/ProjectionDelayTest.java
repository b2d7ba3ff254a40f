package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How long after an event its rows can be read. */
class ProjectionDelayTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @AutoClose private final ReadModels models = new ReadModels();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private Timer delay() {
    return registry.get("blotter.projection.delay").timer();
  }

  /** A clock that is a minute ahead of the database's. */
  private Projections node() {
    InstantSource late = () -> Instant.now().plus(LONG);
    models.listeners.add(new ProjectionDelay(registry, late));
    return models.node();
  }

  @Test
  void each_event_is_measured_once_whether_it_was_handed_over_or_found() {
    var node = node();
    var trader = new Trader(models.log, 5);
    node.appended(5, trader.register());
    trader.fill(trader.place());
    models.caughtUp();
    var events = models.number("SELECT count(*) FROM domain_events WHERE lane = 5");
    Awaitility.await().until(() -> delay().count() == events);
    assertThat(delay().max(TimeUnit.SECONDS)).isBetween(60.0, 90.0);
    assertThat(delay().mean(TimeUnit.SECONDS)).isBetween(60.0, 90.0);
  }

  @Test
  void a_clock_that_is_behind_the_databases_makes_no_time_negative() {
    new ProjectionDelay(registry, () -> Instant.EPOCH)
        .applied(new Trader(models.log, 5).register());
    assertThat(delay().count()).isPositive();
    assertThat(delay().max(TimeUnit.SECONDS)).isZero();
  }
}
