package dev.blotter.soak;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.projection.rebuild.RebuildState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at rebuilds past the service, and holds them up so that a phase can be met in its midst.
 */
final class RebuildWatch implements AutoCloseable {

  /** A node is at work where it holds, or waits for, what this phase writes. */
  private static final String NOW =
      """
      SELECT r.projection, r.state,
        (SELECT count(*)::int FROM projection_rebuild_lanes AS m WHERE m.rebuild_id = r.id
         AND CASE r.state WHEN 'COMPARING' THEN m.compared ELSE m.position >= m.target END),
        ARRAY(SELECT DISTINCT a.application_name FROM pg_stat_activity AS a
          JOIN pg_locks AS l USING (pid) JOIN pg_class AS c ON c.oid = l.relation
          WHERE l.mode <> 'AccessShareLock' AND CASE r.state
            WHEN 'INDEXING' THEN c.relnamespace = 'rebuild'::regnamespace
            WHEN 'SWAPPING' THEN c.relname = 'projection_rebuilds'
            ELSE c.relname = 'projection_rebuild_lanes' END)
      FROM projection_rebuilds AS r WHERE r.ended_at IS NULL ORDER BY r.requested_at, r.id LIMIT 1""";

  private static final String ANY_NEW_TABLE =
      """
      SELECT c.relname FROM pg_class AS c
      WHERE c.relnamespace = 'rebuild'::regnamespace AND c.relkind = 'r' ORDER BY random() LIMIT 1""";

  private final Connection looking;
  private final Connection holding;

  RebuildWatch(DatabaseAddress address) throws SQLException {
    looking = address.connect();
    holding = address.connect();
    holding.setAutoCommit(false);
  }

  /** The rebuild that is worked on; empty where there is none. */
  Optional<RebuildMoment> now() throws SQLException {
    try (var statement = looking.createStatement();
        var row = statement.executeQuery(NOW)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new RebuildMoment(
              row.getString(1),
              RebuildState.valueOf(row.getString(2)),
              row.getInt(3),
              Set.of((String[]) row.getArray(4).getArray())));
    }
  }

  /** Writes to one of the new tables, so that an index of it has to wait. */
  void holdUpIndexes() throws SQLException {
    try (var statement = holding.createStatement();
        var row = statement.executeQuery(ANY_NEW_TABLE)) {
      if (row.next()) {
        lock("rebuild." + row.getString(1), "ROW EXCLUSIVE");
      }
    }
  }

  /** Reads the live rows for long, so that the swap has to wait. */
  void holdUpSwap(String model) throws SQLException {
    lock("public." + model, "ACCESS SHARE");
  }

  private void lock(String table, String mode) throws SQLException {
    try (var statement = holding.createStatement()) {
      statement.execute("LOCK TABLE %s IN %s MODE".formatted(table, mode));
    }
  }

  void letGo() throws SQLException {
    holding.rollback();
  }

  @Override
  public void close() throws SQLException {
    looking.close();
    holding.close();
  }
}
