package dev.blotter.ledger.postgres;

import dev.blotter.kernel.Actor;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/** What was found wrong, each once, until an operator acknowledges it. */
@ApplicationScoped
public class Faults {

  private static final Logger LOG = Logger.getLogger(Faults.class);

  private static final String ADD =
      """
      INSERT INTO ledger_faults (kind, lane, position, head, event_id, detail, stops)
      VALUES ($1, coalesce($2, -1), coalesce($3, 0), coalesce($4, 0), $5, $6, $7)
      ON CONFLICT (kind, lane, position, head, stops) DO NOTHING RETURNING number""";
  private static final String OPEN =
      """
      SELECT number, found_at, kind, nullif(lane, -1) AS lane, nullif(position, 0) AS position,
        nullif(head, 0) AS head, event_id, detail, stops
      FROM ledger_open_faults ORDER BY number LIMIT 100""";
  private static final String ACKNOWLEDGE =
      """
      INSERT INTO ledger_acknowledgements (fault, actor_type, actor_id, reason)
      SELECT number, $2, $3, $4 FROM ledger_open_faults WHERE number <= $1
      ON CONFLICT (fault) DO NOTHING""";
  private static final String KNOWN =
      """
      SELECT count(*) > 0 AS known, count(a.fault) > 0 AS acknowledged
      FROM ledger_faults AS f LEFT JOIN ledger_acknowledgements AS a ON a.fault = f.number
      WHERE f.stops AND f.head = $1 AND f.kind IN ('HEAD_MISMATCH', 'ROLLED_BACK')""";

  private final Pool pool;

  public Faults(Pool pool) {
    this.pool = pool;
  }

  /** A fault that stands in the book. */
  public record Known(long number, Instant foundAt, Fault fault, boolean stops) {}

  /**
   * Keeps those that were not known before.
   *
   * @param stops whether nothing is sealed until they are acknowledged
   */
  public Uni<Void> add(List<Fault> found, boolean stops) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(fault -> add(fault, stops))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> add(Fault fault, boolean stops) {
    return pool.preparedQuery(ADD)
        .execute(
            Tuple.wrap(
                Arrays.<Object>asList(
                    fault.kind().name(),
                    fault.lane(),
                    fault.position(),
                    fault.head(),
                    fault.eventId(),
                    fault.detail(),
                    stops)))
        .invoke(
            added -> {
              if (added.size() > 0) {
                LOG.errorf("the ledger is broken: %s: %s", fault.kind(), fault.detail());
              }
            })
        .replaceWithVoid();
  }

  /** Those that nobody has acknowledged, the first found first. */
  public Uni<List<Known>> open() {
    return pool.query(OPEN).mapping(Faults::known).execute().map(rows -> rows.stream().toList());
  }

  /** Acknowledges all that are open, up to that number. */
  public Uni<Void> acknowledge(long upTo, Actor actor, String reason) {
    return pool.preparedQuery(ACKNOWLEDGE)
        .execute(Tuple.of(upTo, actor.type().name(), actor.id(), reason))
        .replaceWithVoid();
  }

  /** Whether that head was found at odds with the database before. */
  Uni<Boolean> isKnown(long head) {
    return ofHead(head, "known");
  }

  /** Whether it was, and that was acknowledged. */
  Uni<Boolean> isAcknowledged(long head) {
    return ofHead(head, "acknowledged");
  }

  private Uni<Boolean> ofHead(long head, String question) {
    return pool.preparedQuery(KNOWN)
        .execute(Tuple.of(head))
        .map(rows -> rows.iterator().next().getBoolean(question));
  }

  private static Known known(Row row) {
    var fault =
        new Fault(
            Kind.valueOf(row.getString("kind")),
            row.getInteger("lane"),
            row.getLong("position"),
            row.getLong("head"),
            row.getUUID("event_id"),
            row.getString("detail"));
    return new Known(
        row.getLong("number"), Columns.time(row, "found_at"), fault, row.getBoolean("stops"));
  }
}
