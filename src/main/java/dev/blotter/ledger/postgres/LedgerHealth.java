package dev.blotter.ledger.postgres;

import dev.blotter.ledger.postgres.Summary.Status;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says whether the log is sealed and whole, and whether this node can see to that. No matter of
 * readiness: commands are taken anyway.
 */
@Wellness
@Singleton
final class LedgerHealth implements HealthCheck {

  private final LedgerFigures figures;

  LedgerHealth(LedgerFigures figures) {
    this.figures = figures;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ledger");
    boolean failing = figures.isFailing();
    response.withData("failing", failing);
    var summary = figures.last();
    if (summary == null) {
      return response.withData("status", "not known").status(!failing).build();
    }
    summary.faults().stream()
        .findFirst()
        .ifPresent(first -> response.withData("first_fault", first.fault().detail()));
    return response
        .withData("status", summary.status().name())
        .withData("unsealed_events", summary.unsealed())
        .status(!failing && summary.status() == Status.SEALED)
        .build();
  }
}
