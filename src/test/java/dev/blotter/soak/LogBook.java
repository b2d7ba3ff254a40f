package dev.blotter.soak;

import dev.blotter.app.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database behind the service's back. */
final class LogBook {
  private static final List<String> READ_MODELS =
      List.of("users", "portfolios", "orders", "positions");

  private final DatabaseAddress address;

  LogBook(DatabaseAddress address) {
    this.address = address;
  }

  /** The ids of all commands that the log holds, once for each time it holds them. */
  List<String> commands() throws SQLException {
    return column("SELECT command_id FROM commands");
  }

  /** The orders that were opened, once for each time it was done, by their command. */
  List<String> openings() throws SQLException {
    return column("SELECT command_id FROM domain_events WHERE event_type = 'OrderInitialized'");
  }

  /** The fills that were booked, once for each time it was done, by their command. */
  List<String> fills() throws SQLException {
    return column("SELECT command_id FROM domain_events WHERE event_type = 'OrderFilled'");
  }

  /** Lanes whose positions are not 1, 2, 3 … */
  List<String> lanesWithGaps() throws SQLException {
    return column(
        "SELECT lane FROM domain_events GROUP BY lane HAVING max(lane_position) <> count(*)"
            + " OR min(lane_position) <> 1 OR count(DISTINCT lane_position) <> count(*)");
  }

  /** How many events the projections have not applied yet. */
  long lag() throws SQLException {
    String sql =
        "SELECT count(*) FROM lanes JOIN (VALUES ('users'), ('portfolios'), ('orders'),"
            + " ('positions')) AS p (projection) ON last_position > 0"
            + " LEFT JOIN projection_checkpoints c USING (lane, projection)"
            + " WHERE coalesce(c.position, 0) < last_position";
    return Long.parseLong(column(sql).getFirst());
  }

  /** Puts the read models aside and lets the projections begin from nothing. */
  void forgetReadModels() throws SQLException {
    for (String table : READ_MODELS) {
      execute("CREATE TABLE before_" + table + " AS TABLE " + table);
      execute("TRUNCATE " + table);
    }
    execute("TRUNCATE projection_checkpoints");
  }

  /** How many rows of a read model differ from those put aside, in either direction. */
  long differences(String table) throws SQLException {
    String now = "TABLE " + table;
    String before = "TABLE before_" + table;
    String sql = "SELECT count(*) FROM ((" + now + " EXCEPT " + before + ") UNION ALL (";
    return Long.parseLong(column(sql + before + " EXCEPT " + now + ")) AS d").getFirst());
  }

  long rows(String table) throws SQLException {
    return Long.parseLong(column("SELECT count(*) FROM " + table).getFirst());
  }

  static List<String> readModels() {
    return READ_MODELS;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
