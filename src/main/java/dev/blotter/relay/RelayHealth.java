package dev.blotter.relay;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says whether what is relayed follows the log. No matter of readiness: nothing here needs it. */
@Wellness
@Singleton
final class RelayHealth implements HealthCheck {

  private static final double BEHIND_SECONDS = 60;

  private final RelayConfig config;
  private final RelayFigures figures;

  RelayHealth(RelayConfig config, RelayFigures figures) {
    this.config = config;
    this.figures = figures;
  }

  @Override
  public HealthCheckResponse call() {
    var lag = figures.lag();
    return HealthCheckResponse.named("relay")
        .withData("enabled", config.enabled())
        .withData("lag_events", lag.events())
        .withData("lag_seconds", (long) lag.seconds())
        .status(lag.seconds() < BEHIND_SECONDS)
        .build();
  }
}
