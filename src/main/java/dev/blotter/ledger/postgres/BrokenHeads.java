package dev.blotter.ledger.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the book of faults says of heads that the database does not continue. */
@ApplicationScoped
class BrokenHeads {

  private static final String KINDS = "f.kind IN ('HEAD_MISMATCH', 'ROLLED_BACK') AND f.head > 0";
  private static final String OF_HEAD =
      """
      SELECT count(*) FILTER (WHERE f.head = $1 AND a.fault IS NULL) > 0 AS open,
        count(a.fault) > 0 AS acknowledged
      FROM ledger_all_faults AS f LEFT JOIN ledger_acknowledgements AS a ON a.fault = f.number
      WHERE f.stops AND f.head >= $1 AND %s"""
          .formatted(KINDS);
  private static final String OPEN =
      """
      SELECT f.number, f.head, f.stops FROM ledger_open_faults AS f
      WHERE f.number <= $1 AND %s ORDER BY f.stops DESC, f.head DESC, f.number DESC LIMIT 1"""
          .formatted(KINDS);

  /**
   * The last; a head that names a later one stands for it, too. Such a head comes behind the one
   * that the fault is of: what is written into a row up to there names nothing.
   */
  private static final String ACKNOWLEDGED =
      """
      SELECT f.number, f.head, f.stops FROM ledger_all_faults AS f
      JOIN ledger_acknowledgements AS a ON a.fault = f.number
      WHERE f.stops AND %s AND NOT EXISTS (
        SELECT FROM ledger_heads AS h WHERE h.acknowledged >= f.number AND h.number > f.head)
      ORDER BY f.number DESC LIMIT 1"""
          .formatted(KINDS);

  private final Pool pool;

  BrokenHeads(Pool pool) {
    this.pool = pool;
  }

  /** Whether it stands open in the book that the head of that number is at odds. */
  Uni<Boolean> isOpen(long head) {
    return ofHead(head, "open");
  }

  /** Whether the book says that somebody knows that it is, or one within that is to follow it. */
  Uni<Boolean> isAcknowledged(long head) {
    return ofHead(head, "acknowledged");
  }

  private Uni<Boolean> ofHead(long head, String question) {
    return pool.preparedQuery(OF_HEAD)
        .execute(Tuple.of(head))
        .map(rows -> rows.iterator().next().getBoolean(question));
  }

  /** An open one up to that number, if possible one that stops the sealing. */
  Uni<Optional<BrokenHead>> open(long upTo) {
    return pool.preparedQuery(OPEN).execute(Tuple.of(upTo)).map(BrokenHeads::first);
  }

  /** The last that was acknowledged and that no head names yet. */
  Uni<Optional<BrokenHead>> acknowledged(SqlClient client) {
    return client.query(ACKNOWLEDGED).execute().map(BrokenHeads::first);
  }

  private static Optional<BrokenHead> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(BrokenHead::of);
  }
}
