package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Looks for events where there is no lane, which no seal and no other check gets to see. */
final class StrayEvents {

  private static final String OUTSIDE =
      """
      SELECT count(*) AS events, min(lane) AS lane,
        sum(hashtextextended(e::text, 0))::text AS checksum
      FROM (
        SELECT * FROM all_events WHERE lane < 0
        UNION ALL
        SELECT * FROM all_events WHERE lane > 63) AS e""";

  private final Pool pool;
  private final Findings findings;

  StrayEvents(Pool pool, Findings findings) {
    this.pool = pool;
    this.findings = findings;
  }

  Uni<Void> run() {
    return WholeLog.read(pool, OUTSIDE, Tuple.tuple())
        .invoke(rows -> rows.forEach(this::judge))
        .replaceWithVoid();
  }

  private void judge(Row row) {
    long events = row.getLong("events");
    if (events > 0) {
      var detail =
          "events in lanes that there are not, such as %d: %d, checksum %s"
              .formatted(row.getInteger("lane"), events, row.getString("checksum"));
      findings.add(new Fault(Kind.EXTRA, null, null, null, null, detail));
    }
  }
}
