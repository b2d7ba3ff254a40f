package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills a table, or a partition of it, and gives it its indexes and statistics, in one transaction
 * that empties it first: a server that keeps no log for replicas writes none of it to its log.
 *
 * @param relation the table or partition
 * @param from the first row of it
 * @param to the first row that is not
 * @param indexes statements that make its keys and indexes
 * @param listener for this one alone: fills are done at the same time
 */
record TableFill(
    Table table,
    String relation,
    Timeline lines,
    int from,
    int to,
    List<String> indexes,
    RowListener listener) {

  int size() {
    return to - from;
  }

  void run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      if (size() > 0) {
        // Tables that are only ever added to refuse it to all but their owner.
        statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(relation));
        statement.execute("TRUNCATE " + relation);
        statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(relation));
        copy(connection);
      }
      for (var index : indexes) {
        statement.execute(index);
      }
      statement.execute(Statistics.of(table, relation));
    }
    connection.commit();
  }

  private void copy(Connection connection) throws SQLException {
    try (var out = new BinaryCopy(connection, relation, table.columns(), listener)) {
      for (int at = from; at < to; at++) {
        out.write(lines, at);
      }
    }
  }
}
