package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** A read model that a test empties, so that its projection begins again where the log begins. */
public final class EmptiedReadModel {

  private EmptiedReadModel() {}

  /** Waits for passes under way, then takes rows, checkpoints and parked events back to nothing. */
  public static Uni<Void> of(Pool pool, String name) {
    return pool.query(
            """
            BEGIN;
            SELECT 1 FROM projection_checkpoints WHERE projection = '%1$s'
            ORDER BY lane FOR UPDATE;
            TRUNCATE %1$s;
            DELETE FROM projection_parked WHERE projection = '%1$s';
            UPDATE projection_checkpoints SET position = 0, restarts = restarts + 1
            WHERE projection = '%1$s';
            COMMIT"""
                .formatted(name))
        .execute()
        .replaceWithVoid();
  }
}
