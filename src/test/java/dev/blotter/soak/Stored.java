package dev.blotter.soak;

import dev.blotter.app.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database holds, asked past the service. */
final class Stored implements AutoCloseable {

  private static final Map<String, String> READ_MODELS =
      Map.of(
          "users", "lane, id",
          "portfolios", "lane, id",
          "orders", "lane, id",
          "positions", "lane, id",
          "valuations", "lane, id");

  static final int MODELS = READ_MODELS.size();

  private final Connection connection;

  Stored(DatabaseAddress address) throws SQLException {
    connection = address.connect();
  }

  /**
   * How often each command has placed or filled, by user and command id; exits come with their
   * entry.
   */
  Map<String, Integer> ordersAndFills() throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT user_id || ' ' || command_id, count(*)::int FROM domain_events
                WHERE event_type IN ('OrderInitialized', 'OrderFilled')
                  AND coalesce(payload #>> '{group,role}', 'ENTRY') = 'ENTRY' GROUP BY 1""")) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }

  /** Lanes whose positions are not 1, 2, 3 … without a gap. */
  int lanesWithGaps() throws SQLException {
    return number(
        """
        SELECT count(*)::int FROM (
          SELECT lane FROM domain_events GROUP BY lane
          HAVING count(*) <> max(lane_position) OR count(DISTINCT lane_position) <> count(*)) g""");
  }

  /** How many events there are. */
  long events() throws SQLException {
    return number("SELECT coalesce(sum(last_position), 0)::int FROM lanes");
  }

  /** How far the log goes in each lane. */
  Map<Integer, Long> heads() throws SQLException {
    Map<Integer, Long> heads = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT lane, last_position FROM lanes")) {
      while (rows.next()) {
        heads.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return heads;
  }

  /** Whether every read model is at least that far in every lane. */
  boolean reaches(Map<Integer, Long> heads) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT lane, min(position) FROM projection_checkpoints GROUP BY lane")) {
      while (rows.next()) {
        if (rows.getLong(2) < heads.getOrDefault(rows.getInt(1), 0L)) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many rebuilds are in that state. */
  int rebuilds(String state) throws SQLException {
    return number(
        "SELECT count(*)::int FROM projection_rebuilds WHERE state = '%s'".formatted(state));
  }

  /** How many rebuilds are not over. */
  int openRebuilds() throws SQLException {
    return number("SELECT count(*)::int FROM projection_rebuilds WHERE ended_at IS NULL");
  }

  /** What is being made anew, and how far that is. */
  String rebuildsUnderWay() throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT coalesce(string_agg(projection || ' ' || state, ', ' ORDER BY requested_at, id),
                  'nothing') FROM projection_rebuilds WHERE ended_at IS NULL""")) {
      row.next();
      return row.getString(1);
    }
  }

  /** How many rows all rebuilds have found to be wrong. */
  int differences() throws SQLException {
    return number("SELECT coalesce(sum(differences), 0)::int FROM projection_rebuilds");
  }

  int parked() throws SQLException {
    return number("SELECT count(*)::int FROM projection_parked");
  }

  /** A digest of all rows of each read model. */
  Map<String, String> readModels() throws SQLException {
    Map<String, String> digests = new HashMap<>();
    for (var model : READ_MODELS.entrySet()) {
      digests.put(model.getKey(), digest(model.getKey(), model.getValue()));
    }
    return digests;
  }

  /** Empties all read models and their checkpoints, as if there had never been any. */
  void forgetReadModels() throws SQLException {
    for (var table : List.copyOf(READ_MODELS.keySet())) {
      execute("DELETE FROM " + table);
    }
    execute("DELETE FROM projection_checkpoints");
    execute("DELETE FROM projection_parked");
  }

  /** How many events no projection has applied yet, summed over projections and lanes. */
  int lag() throws SQLException {
    return number(
        """
        SELECT coalesce(sum(l.last_position - coalesce(c.position, 0)), 0)::int
        FROM lanes l CROSS JOIN (VALUES ('users'), ('portfolios'), ('orders'), ('positions'),
          ('valuations')) p(name)
        LEFT JOIN projection_checkpoints c ON c.lane = l.lane AND c.projection = p.name""");
  }

  private String digest(String table, String key) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, chr(10) ORDER BY %s)), '')
                FROM %s t"""
                    .formatted(key, table))) {
      row.next();
      return row.getString(1);
    }
  }

  private int number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
