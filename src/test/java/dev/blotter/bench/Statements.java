package dev.blotter.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Which statements the server spends its time on, those within functions included. */
final class Statements {

  private static final String TOP =
      """
      SELECT calls, total_exec_time, total_plan_time, rows, wal_bytes, toplevel,
        left(regexp_replace(query, '\\s+', ' ', 'g'), 90) AS text
      FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database
        WHERE datname = current_database())
      ORDER BY total_exec_time DESC LIMIT ?""";

  private final Connection database;
  private final int shown;

  /**
   * @param shown how many are shown; none are looked at where that is zero
   */
  Statements(Connection database, int shown) {
    this.database = database;
    this.shown = shown;
  }

  void reset() throws SQLException {
    if (shown > 0) {
      execute("ALTER SYSTEM SET pg_stat_statements.track = 'all'");
      execute("SELECT pg_reload_conf()");
      execute("SELECT pg_stat_statements_reset()");
    }
  }

  /** Prints those since the reset, with what each costs a command or an event. */
  void print(String each, long number) throws SQLException {
    if (shown == 0) {
      return;
    }
    System.out.printf(
        "%n| statement | calls | rows a call | µs of each %1$s | WAL bytes of each %1$s |%n", each);
    System.out.println("| --- | --: | --: | --: | --: |");
    try (var statement = database.prepareStatement(TOP)) {
      statement.setInt(1, shown);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          System.out.printf(
              "| `%s%s` | %,d | %.1f | %.1f | %.0f |%n",
              rows.getBoolean("toplevel") ? "" : "… ",
              rows.getString("text").replace("|", "¦"),
              rows.getLong("calls"),
              rows.getDouble("rows") / rows.getLong("calls"),
              rows.getDouble("total_exec_time") * 1000 / number,
              rows.getDouble("wal_bytes") / number);
        }
      }
    }
    execute("ALTER SYSTEM RESET pg_stat_statements.track");
    execute("SELECT pg_reload_conf()");
    System.out.println();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
