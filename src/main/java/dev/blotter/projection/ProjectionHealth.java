package dev.blotter.projection;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says whether the read models follow the log. No matter of readiness: commands are taken and
 * answered while they do not.
 */
@Wellness
@Singleton
final class ProjectionHealth implements HealthCheck {

  private static final double STUCK_SECONDS = 10;

  private final Projections projections;

  ProjectionHealth(Projections projections) {
    this.projections = projections;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("projections");
    long parked = 0;
    for (var name : projections.names()) {
      parked += projections.parked(name);
      response
          .withData(name + ".lag_events", projections.lag(name))
          .withData(name + ".parked_events", projections.parked(name))
          .withData(name + ".parked_users", projections.parkedUsers(name));
    }
    var follows = projections.lagSeconds() < STUCK_SECONDS;
    return response.status(follows && parked == 0).build();
  }
}
