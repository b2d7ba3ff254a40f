package dev.blotter.bench;

import dev.blotter.bench.load.Answer;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The commands that the service said were done, to be found in its log afterwards. */
final class Acknowledged {

  /** Those of the service's own jobs, such as to settle what the seeded accounts have traded. */
  private static final String OWN =
      """
      SELECT count(*) FROM commands AS c WHERE c.occurred_at >= ? AND EXISTS (
        SELECT FROM domain_events AS e WHERE e.lane = c.lane AND e.lane_position = c.lane_position
          AND e.occurred_at = c.occurred_at AND upper(e.actor_type) = 'SYSTEM')""";

  private static final String STORED =
      "SELECT count(*) FROM commands WHERE command_id NOT LIKE 'seed%' AND occurred_at >= ?";

  private static final String HEADS = "SELECT lane, last_position FROM lanes";

  /** Every command has its last event where it says, and every position has one event. */
  private static final String HOLES =
      """
      SELECT (SELECT sum(last_position) FROM lanes) - (SELECT count(*) FROM domain_events)
        + (SELECT count(*) FROM commands AS c WHERE c.occurred_at >= ? AND NOT EXISTS (
            SELECT FROM domain_events AS e WHERE e.lane = c.lane
              AND e.lane_position = c.lane_position AND e.occurred_at = c.occurred_at))""";

  private final long[] furthest = new long[Lane.COUNT];
  private long commands;

  void add(Answer answer) {
    commands++;
    var header = answer.header("Blotter-Position");
    if (header == null) {
      throw new IllegalStateException("done, but nowhere in the log: " + answer);
    }
    var position = LanePosition.parse(header).orElseThrow();
    int lane = position.lane();
    furthest[lane] = Math.max(furthest[lane], position.position());
  }

  /**
   * Compares with the log; anything that is not as it must be is a fault.
   *
   * @param since when the first of them was sent
   */
  void verify(Connection database, Instant since) throws SQLException {
    var at = since.atOffset(ZoneOffset.UTC);
    long own = number(database, OWN, at);
    long stored = number(database, STORED, at) - own;
    long holes = number(database, HOLES, at);
    System.out.printf(
        "%n%,d commands were acknowledged, %,d are in the log, and %,d of the service's own;"
            + " %,d holes%n",
        commands, stored, own, holes);
    if (stored != commands || holes != 0) {
      throw new IllegalStateException("the log does not hold what was acknowledged");
    }
    verifyHeads(database);
  }

  private void verifyHeads(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(HEADS)) {
      while (rows.next()) {
        if (rows.getLong(2) < furthest[rows.getInt(1)]) {
          throw new IllegalStateException("acknowledged past the end of lane " + rows.getInt(1));
        }
      }
    }
  }

  private static long number(Connection database, String sql, Object at) throws SQLException {
    try (var statement = database.prepareStatement(sql)) {
      statement.setObject(1, at);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
