package dev.blotter.seeding;

import dev.blotter.kernel.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The events of all accounts in the order of their time, each with its place in its lane. */
final class SeededLog {

  private final List<AccountCopy> accounts;
  private final long start;
  private final Timeline events;
  private final int[] positions = new int[Lane.COUNT];
  private final long[] moments = new long[Lane.COUNT];
  private final Leaves leaves;

  /**
   * @param start before the first event, in milliseconds
   */
  SeededLog(List<AccountCopy> accounts, long start) {
    this.accounts = accounts;
    this.start = start;
    this.events = new Timeline(accounts, Table.EVENTS, start);
    for (int at = 0; at < events.size(); at++) {
      var owner = events.owner(at);
      owner.place(events.number(at) + 1, ++positions[owner.lane()]);
      moments[owner.lane()] = events.moment(at);
    }
    this.leaves = new Leaves(positions);
  }

  int size() {
    return events.size();
  }

  /** The hashes of the events, which are those of the rows that were written so far. */
  Leaves leaves() {
    return leaves;
  }

  /** Who is to be shown the rows of a table, or of a part of it. */
  RowListener listener(Table table) {
    return table == Table.EVENTS ? leaves.listener() : RowListener.NONE;
  }

  /** The rows of a table in the order in which they were first written. */
  Timeline rows(Table table) {
    return table == Table.EVENTS ? events : new Timeline(accounts, table, start);
  }

  /** Says how far each lane has come, and that all projections have come as far. */
  void moveOn(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("TRUNCATE projection_checkpoints");
      for (int lane = 0; lane < Lane.COUNT; lane++) {
        if (positions[lane] > 0) {
          statement.addBatch(
              "UPDATE lanes SET last_position = %d, last_occurred_at = '%s' WHERE lane = %d"
                  .formatted(positions[lane], Instant.ofEpochMilli(moments[lane]), lane));
        }
        for (var model : ReadModels.all()) {
          statement.addBatch(
              """
              INSERT INTO projection_checkpoints (projection, lane, version, position)
              VALUES ('%s', %d, %d, %d)"""
                  .formatted(model.name(), lane, model.version(), positions[lane]));
        }
      }
      statement.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
