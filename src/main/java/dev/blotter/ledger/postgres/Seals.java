package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads seals. */
@ApplicationScoped
public class Seals {

  private static final String BEFORE =
      "SELECT "
          + SealRows.COLUMNS
          + " FROM ledger_seals WHERE lane = $1 AND number < $2 ORDER BY number DESC LIMIT $3";

  private final Pool pool;

  public Seals(Pool pool) {
    this.pool = pool;
  }

  /** Those of a lane below a number, the highest first. */
  public Uni<List<Seal>> before(int lane, long number, int limit) {
    return pool.preparedQuery(BEFORE)
        .execute(Tuple.of(lane, number, limit))
        .map(rows -> rows.stream().map(SealRows::of).toList());
  }
}
