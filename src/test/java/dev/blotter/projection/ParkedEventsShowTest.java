package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Logged;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever runs the service sees in metrics and health what the projections have set aside. */
class ParkedEventsShowTest {
  @AutoClose private final ReadModels models = new ReadModels();
  private final Trader ada = new Trader(models.log, 7);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @BeforeEach
  void trade() {
    ada.register();
    ada.fill(ada.place());
  }

  @Test
  void nothing_is_set_aside_where_all_can_be_applied() {
    var node = watched();
    models.caughtUp();
    soon(() -> assertThat(health(node).getStatus()).isEqualTo(Status.UP));
    assertThat(parked("positions")).isZero();
    assertThat(health(node).getData().orElseThrow())
        .containsEntry("positions.parked_events", 0L)
        .containsEntry("orders.lag_events", 0L);
  }

  @Test
  void an_event_set_aside_shows_in_metrics_and_health_until_it_is_applied() {
    models.execute(
        "ALTER TABLE positions ADD CONSTRAINT poison CHECK (user_id <> '" + ada.id + "')");
    var node = watched();
    soon(() -> assertThat(parked("positions")).isOne());
    assertThat(parked("orders")).isZero();
    assertThat(health(node).getStatus()).isEqualTo(Status.DOWN);
    assertThat(health(node).getData().orElseThrow()).containsEntry("positions.parked_events", 1L);

    node.stop();
    models.execute("ALTER TABLE positions DROP CONSTRAINT poison");
    metrics.clear();
    var repaired = watched();
    soon(() -> assertThat(health(repaired).getStatus()).isEqualTo(Status.UP));
    assertThat(parked("positions")).isZero();
  }

  @Test
  void the_log_says_once_that_a_user_is_parked_and_that_all_was_taken_up() {
    models.execute(
        "ALTER TABLE positions ADD CONSTRAINT poison CHECK (user_id <> '" + ada.id + "')");
    try (var parking = Logged.by(Share.class);
        var takenUp = Logged.by(ParkedQueue.class)) {
      var node = watched();
      soon(() -> assertThat(parked("positions")).isOne());
      assertThat(parking.texts())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("positions parks user " + ada.id + " from event ")
          .contains("poison");
      node.stop();
      models.execute("ALTER TABLE positions DROP CONSTRAINT poison");
      metrics.clear();
      watched();
      soon(
          () ->
              assertThat(takenUp.texts())
                  .contains("positions has taken up all that was parked of user " + ada.id));
    }
  }

  @Test
  void what_is_still_to_be_applied_shows_in_the_metrics() {
    models.execute("ALTER TABLE orders RENAME TO orders_elsewhere");
    watched();
    soon(() -> assertThat(gauge("blotter.projection.lag.events", "orders")).isPositive());
    soon(() -> assertThat(failures()).isPositive());
    models.execute("ALTER TABLE orders_elsewhere RENAME TO orders");
    soon(() -> assertThat(gauge("blotter.projection.lag.events", "orders")).isZero());
    assertThat(metrics.get("blotter.projection.lag.seconds").gauge().value()).isZero();
  }

  /** A node whose figures are kept in {@code metrics}. */
  private Projections watched() {
    var node = models.node();
    new ProjectionMetrics(metrics, node).register(new StartupEvent());
    return node;
  }

  private static HealthCheckResponse health(Projections node) {
    return new ProjectionHealth(node).call();
  }

  private double parked(String projection) {
    return gauge("blotter.projection.parked", projection);
  }

  private double gauge(String name, String projection) {
    return metrics.get(name).tag("projection", projection).gauge().value();
  }

  private double failures() {
    return metrics.get("blotter.projection.failures").functionCounter().count();
  }

  private static void soon(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(assertion);
  }
}
