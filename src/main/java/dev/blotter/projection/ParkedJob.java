package dev.blotter.projection;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has parked events tried again from time to time. */
@Singleton
final class ParkedJob implements Recurring {

  private final Projections projections;

  ParkedJob(Projections projections) {
    this.projections = projections;
  }

  @Override
  public String name() {
    return "parked";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(Duration.ofSeconds(10));
  }

  @Override
  public Uni<Void> run() {
    return projections.retryParked();
  }
}
