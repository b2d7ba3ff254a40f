package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What whoever takes up parked events does in the transaction that applies them. */
public interface ParkedStep {

  /** Tries again and leaves no record. */
  ParkedStep UNRECORDED =
      new ParkedStep() {
        @Override
        public boolean passesOver(ParkedRow first) {
          return false;
        }

        @Override
        public Uni<Void> record(SqlConnection connection, ParkedQueue.Attempt attempt) {
          return Uni.createFrom().voidItem();
        }
      };

  /**
   * Whether the first event is left out for good.
   *
   * @throws RuntimeException where nothing is to be done after all; it is handed on
   */
  boolean passesOver(ParkedRow first);

  /** Writes down what was done; a failure takes it back. */
  Uni<Void> record(SqlConnection connection, ParkedQueue.Attempt attempt);
}
