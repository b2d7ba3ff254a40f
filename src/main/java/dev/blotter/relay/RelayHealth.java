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
    var response = HealthCheckResponse.named("relay").withData("enabled", config.enabled());
    var lag = figures.lag();
    if (lag == null) {
      // It is known a moment after the start, unless the database does not say.
      return response.status(!config.enabled() || figures.failures() == 0).build();
    }
    return response
        .withData("lag_events", lag.events())
        .withData("lag_seconds", (long) lag.seconds())
        .status(lag.seconds() < BEHIND_SECONDS)
        .build();
  }
}
