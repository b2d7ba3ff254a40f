package dev.blotter.ledger.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Supplier;

/** The threads that may be kept waiting. */
final class Workers {

  private Workers() {}

  /** Runs what takes its time, or waits for a disk or a network, off the event loops. */
  static <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
