package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** Compares the size and root that a head outside says of each lane with those within. */
final class LanesOutside {

  private static final String LANES =
      """
      SELECT w.lane, w.size, l.last_position, h.size AS sealed, s.root
      FROM unnest($1::integer[], $2::bigint[]) AS w(lane, size)
      JOIN lanes AS l ON l.lane = w.lane
      JOIN ledger_lanes AS h ON h.lane = w.lane
      LEFT JOIN ledger_seals AS s ON s.lane = w.lane AND s.to_position = w.size
      WHERE w.size > 0 ORDER BY w.lane""";

  private final Pool pool;
  private final String place;

  /**
   * @param place where the head is, for people
   */
  LanesOutside(Pool pool, String place) {
    this.pool = pool;
    this.place = place;
  }

  /** The first lane of which the database holds less, or something else. */
  Uni<Optional<Fault>> differing(SignedHead head) {
    var sizes = head.lanes().stream().map(LaneHead::size).toArray(Long[]::new);
    var lanes = head.lanes().stream().map(LaneHead::lane).toArray(Integer[]::new);
    return pool.preparedQuery(LANES)
        .execute(Tuple.of(lanes, sizes))
        .map(rows -> rows.stream().flatMap(row -> lane(head, row).stream()).findFirst());
  }

  private Optional<Fault> lane(SignedHead head, Row row) {
    int lane = row.getInteger("lane");
    long size = row.getLong("size");
    long held = Math.min(row.getLong("sealed"), row.getLong("last_position"));
    if (held < size) {
      return Optional.of(
          new Fault(
              Kind.ROLLED_BACK,
              lane,
              held + 1,
              head.number(),
              null,
              "head %d of %s in %s holds %d events of lane %d, the database only %d"
                  .formatted(head.number(), head.time(), place, size, lane, held)));
    }
    if (Columns.found(row, "root").filter(head.lanes().get(lane).root()::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            Kind.HEAD_MISMATCH,
            lane,
            null,
            head.number(),
            null,
            "lane %d has another root at %d events than in head %d in %s"
                .formatted(lane, size, head.number(), place)));
  }
}
