package dev.blotter.ledger.postgres;

import dev.blotter.kernel.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all that was ever found wrong, and what became of it. */
@ApplicationScoped
public class FaultBook {

  private static final String BEFORE =
      """
      SELECT %s, a.acknowledged_at, a.actor_type, a.actor_id, a.reason, g.gone_at
      FROM ledger_all_faults AS f
      LEFT JOIN ledger_acknowledgements AS a ON a.fault = f.number
      LEFT JOIN ledger_gone_faults AS g ON g.fault = f.number
      WHERE f.number < $1 ORDER BY f.number DESC LIMIT $2"""
          .formatted(Faults.COLUMNS);
  private static final String ACKNOWLEDGED =
      """
      SELECT count(*) AS faults FROM (
        SELECT number FROM ledger_acknowledged_faults
        UNION SELECT acknowledged FROM ledger_heads WHERE acknowledged IS NOT NULL) AS known""";

  private final Pool pool;

  FaultBook(Pool pool) {
    this.pool = pool;
  }

  /**
   * A fault with what became of it.
   *
   * @param acknowledged null while nobody has
   * @param goneAt when a verification of everything no longer found it; null where none has passed
   *     it by, or it was not acknowledged before
   */
  public record Entry(
      Faults.Known known, @Nullable Acknowledgement acknowledged, @Nullable Instant goneAt) {}

  /** Who took notice of a fault, when, and what they said of it. */
  public record Acknowledgement(Instant at, Actor actor, String reason) {}

  /** Those below a number, the last found first. */
  public Uni<List<Entry>> before(long number, int limit) {
    return pool.preparedQuery(BEFORE)
        .execute(Tuple.of(number, limit))
        .map(rows -> rows.stream().map(FaultBook::entry).toList());
  }

  /**
   * How many are there still, as far as anybody knows, though somebody has taken notice of them.
   * What a head names is one for ever, whatever became of the book: the head is signed.
   */
  Uni<Long> acknowledged() {
    return pool.query(ACKNOWLEDGED).execute().map(rows -> rows.iterator().next().getLong("faults"));
  }

  private static Entry entry(Row row) {
    var gone = row.getOffsetDateTime("gone_at");
    return new Entry(
        Faults.known(row), acknowledgement(row), gone == null ? null : gone.toInstant());
  }

  private static @Nullable Acknowledgement acknowledgement(Row row) {
    var at = row.getOffsetDateTime("acknowledged_at");
    return at == null
        ? null
        : new Acknowledgement(
            at.toInstant(),
            new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
            row.getString("reason"));
  }
}
