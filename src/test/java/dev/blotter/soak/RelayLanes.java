package dev.blotter.soak;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.kernel.LanePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who relays which lane and how far each is, asked past the service. */
final class RelayLanes implements AutoCloseable {

  /** Notes which node each owner of leases is, by the name of its sessions. */
  private static final String NOTE_OWNERS =
      """
      CREATE TABLE relay_owners (owner uuid PRIMARY KEY, node text NOT NULL);
      CREATE FUNCTION note_relay_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO public.relay_owners VALUES (NEW.owner, current_setting('application_name'))
        ON CONFLICT DO NOTHING;
        RETURN NEW;
      END $$;
      CREATE TRIGGER note_owner AFTER UPDATE ON relay_lanes FOR EACH ROW
      WHEN (NEW.owner IS DISTINCT FROM OLD.owner AND NEW.owner IS NOT NULL)
      EXECUTE FUNCTION note_relay_owner()""";

  private final Connection connection;

  RelayLanes(DatabaseAddress address) throws SQLException {
    connection = address.connect();
    try (var statement = connection.createStatement()) {
      statement.execute(NOTE_OWNERS);
    }
  }

  /** The lanes that a node has, and nobody else may take. */
  Set<Integer> of(String node) throws SQLException {
    Set<Integer> lanes = new HashSet<>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT lane FROM relay_lanes JOIN relay_owners USING (owner)
            WHERE node = ? AND leased_until > clock_timestamp()""")) {
      statement.setString(1, node);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          lanes.add(rows.getInt(1));
        }
      }
    }
    return lanes;
  }

  /** How many events are still to be relayed. */
  long waiting() throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT coalesce(sum(l.last_position - r.position), 0)::bigint
                FROM relay_lanes r JOIN lanes l USING (lane)""")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Every event of the log by its id, those of a lane in order. */
  Map<String, LanePosition> log() throws SQLException {
    Map<String, LanePosition> log = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT event_id::text, lane, lane_position FROM domain_events
                ORDER BY lane, lane_position""")) {
      while (rows.next()) {
        log.put(rows.getString(1), new LanePosition(rows.getInt(2), rows.getLong(3)));
      }
    }
    return log;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
