package dev.blotter.ledger.postgres;

import dev.blotter.kernel.Actor;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.TreeHash;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What was found wrong, each once, until an operator acknowledges it. */
@ApplicationScoped
public class Faults {

  private static final Logger LOG = Logger.getLogger(Faults.class);

  private static final int TOLD = 10;

  /** One that was known before, too, stops from now on where it is to. */
  private static final String ADD =
      """
      WITH n AS (
        SELECT f.*, (SELECT count(*) FROM ledger_faults AS o
          JOIN ledger_gone_faults AS g ON g.fault = o.number
          WHERE o.kind = f.kind AND o.lane = f.lane AND o.position = f.position
            AND o.head = f.head AND o.digest = f.digest) AS gone
        FROM (SELECT $1::text AS kind, coalesce($2::integer, -1) AS lane,
          coalesce($3::bigint, 0) AS position, coalesce($4::bigint, 0) AS head,
          $5::uuid AS event_id, $6::text AS detail, $7::bytea AS digest) AS f),
      added AS (
        INSERT INTO ledger_faults (kind, lane, position, head, event_id, detail, digest, gone)
        SELECT n.kind, n.lane, n.position, n.head, n.event_id, n.detail, n.digest, n.gone FROM n
        ON CONFLICT (kind, lane, position, head, digest, gone) DO NOTHING RETURNING number),
      stopped AS (
        INSERT INTO ledger_stops (fault)
        SELECT a.number FROM added AS a WHERE $8::boolean
        UNION ALL
        SELECT f.number FROM ledger_faults AS f JOIN n ON f.kind = n.kind AND f.lane = n.lane
          AND f.position = n.position AND f.head = n.head AND f.digest = n.digest
          AND f.gone = n.gone
        WHERE $8::boolean
        ON CONFLICT (fault) DO NOTHING)
      SELECT number FROM added""";

  /** What {@link #known} reads, of faults {@code f} that tell whether they stop. */
  static final String COLUMNS =
      """
      f.number, f.found_at, f.kind, nullif(f.lane, -1) AS lane,
        nullif(f.position, 0) AS position, nullif(f.head, 0) AS head, f.event_id, f.detail, f.stops""";

  private static final String OPEN =
      "SELECT %s FROM ledger_open_faults AS f ORDER BY f.number LIMIT 100".formatted(COLUMNS);
  private static final String ACKNOWLEDGED =
      "SELECT %s FROM ledger_acknowledged_faults AS f WHERE NOT f.stops".formatted(COLUMNS);
  private static final String GONE =
      """
      INSERT INTO ledger_gone_faults (fault, verification) SELECT unnest($1::bigint[]), $2
      ON CONFLICT (fault) DO NOTHING""";
  private static final String ACKNOWLEDGE =
      """
      INSERT INTO ledger_acknowledgements (fault, actor_type, actor_id, reason)
      SELECT number, $2, $3, $4 FROM ledger_open_faults WHERE number <= $1
      ON CONFLICT (fault) DO NOTHING""";

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
        .transformToUniAndConcatenate(
            fault -> add(fault, stops).map(added -> added ? List.of(fault) : List.<Fault>of()))
        .collect()
        .in(ArrayList<Fault>::new, ArrayList::addAll)
        .invoke(Faults::tell)
        .replaceWithVoid();
  }

  /** The first of them are enough for a log: the book has all. */
  private static void tell(List<Fault> added) {
    added.stream()
        .limit(TOLD)
        .forEach(fault -> LOG.errorf("the ledger is broken: %s: %s", fault.kind(), fault.detail()));
    if (added.size() > TOLD) {
      LOG.errorf("the ledger is broken: %d faults more", added.size() - TOLD);
    }
  }

  private Uni<Boolean> add(Fault fault, boolean stops) {
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
                    digest(fault),
                    stops)))
        .map(added -> added.size() > 0);
  }

  /** Those that nobody has acknowledged, the first found first. */
  public Uni<List<Known>> open() {
    return known(OPEN);
  }

  /** Those that a verification may still find, and that somebody knows of. */
  Uni<List<Known>> acknowledged() {
    return known(ACKNOWLEDGED);
  }

  private Uni<List<Known>> known(String sql) {
    return pool.query(sql).mapping(Faults::known).execute().map(rows -> rows.stream().toList());
  }

  /** Keeps that they are there no longer: whoever brings one back has done something new. */
  Uni<Void> gone(List<Long> numbers, UUID verification) {
    return numbers.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(GONE)
            .execute(Tuple.of(numbers.toArray(Long[]::new), verification))
            .replaceWithVoid();
  }

  /** Acknowledges all that are open, up to that number. */
  Uni<Void> acknowledge(long upTo, Actor actor, String reason) {
    return pool.preparedQuery(ACKNOWLEDGE)
        .execute(Tuple.of(upTo, actor.type().name(), actor.id(), reason))
        .replaceWithVoid();
  }

  /** What makes it another one than the next at its place. */
  private static Buffer digest(Fault fault) {
    var said = fault.eventId() + " " + fault.detail();
    return Columns.bytes(new TreeHash().plain(said.getBytes(StandardCharsets.UTF_8)));
  }

  static Known known(Row row) {
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
