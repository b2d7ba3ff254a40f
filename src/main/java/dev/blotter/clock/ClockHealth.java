package dev.blotter.clock;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says whether the clock of this node has drifted. No matter of readiness: the log has its own. */
@Wellness
@Singleton
final class ClockHealth implements HealthCheck {

  private final KnownOffsets known;

  ClockHealth(KnownOffsets known) {
    this.known = known;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("clock");
    boolean good = true;
    for (var sample : known.samples()) {
      good &= sample.verdict() != ClockVerdict.BEYOND;
      long micros = TimeUnit.MICROSECONDS.convert(sample.reading().offset());
      response.withData(sample.reference() + ".offset_us", micros);
    }
    return response.status(good).build();
  }
}
