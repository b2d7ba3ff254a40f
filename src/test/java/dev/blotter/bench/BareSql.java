package dev.blotter.bench;

import dev.blotter.ledger.EventHash;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the database alone does, over one connection: no service can be faster. */
final class BareSql {

  private static final int FETCH = 2_048;
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);

  private static final String EVENTS =
      """
      SELECT e.* FROM domain_events AS e
      WHERE e.aggregate_id = ? AND e.aggregate_type = ? AND e.aggregate_version > ?
        AND e.occurred_at >= (SELECT first_occurred_at FROM streams
          WHERE lane = lane_of(?) AND aggregate_type = ? AND aggregate_id = ?)
      ORDER BY e.aggregate_version LIMIT ?""";

  private static final String KEPT =
      """
      SELECT version, state FROM snapshots
      WHERE lane = lane_of(?) AND aggregate_type = ? AND aggregate_id = ? AND version < ?
      ORDER BY version DESC LIMIT 1""";

  private static final String LOG =
      "SELECT record_send(ROW(" + EventHash.COLUMNS + ")) FROM domain_events AS e LIMIT ?";

  /** What the service records of a request. */
  private static final String RECORD =
      """
      INSERT INTO audit_accesses (id, at, reader_type, reader_id, operation, method, path, user_id,
        status, correlation_id)
      VALUES (gen_random_uuid(), clock_timestamp(), 'OPERATOR', 'operator', 'listEvents', 'GET', ?,
        ?, 200, gen_random_uuid())""";

  private final Connection connection;
  private final long duration;

  BareSql(Connection connection, int seconds) throws SQLException {
    this.connection = connection;
    this.duration = TimeUnit.SECONDS.toNanos(seconds);
    connection.setAutoCommit(false);
  }

  /** Something that is asked of the database again and again. */
  interface Question {
    void ask() throws SQLException;
  }

  /** Asks for that long, after a warm-up. */
  Figures measure(Question question) throws SQLException {
    for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end; ) {
      question.ask();
    }
    var times = new Histogram(3);
    for (long end = System.nanoTime() + duration; System.nanoTime() < end; ) {
      long start = System.nanoTime();
      question.ask();
      times.recordValue(System.nanoTime() - start);
    }
    return new Figures(times, 0);
  }

  /** The events of an aggregate after a version; how many there were. */
  long events(String type, UUID id, long after, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(EVENTS)) {
      statement.setFetchSize(FETCH);
      statement.setObject(1, id);
      statement.setString(2, type);
      statement.setLong(3, after);
      statement.setObject(4, id);
      statement.setString(5, type);
      statement.setObject(6, id);
      statement.setInt(7, limit);
      return count(statement);
    }
  }

  /** Records a read of an aggregate for good. */
  void record(String path, UUID id) throws SQLException {
    try (var statement = connection.prepareStatement(RECORD)) {
      statement.setString(1, path);
      statement.setObject(2, id);
      statement.executeUpdate();
    }
    connection.commit();
  }

  /** The state that was kept last before a version, and the events from there to it. */
  void stateAt(String type, UUID id, long version) throws SQLException {
    try (var statement = connection.prepareStatement(KEPT)) {
      statement.setObject(1, id);
      statement.setString(2, type);
      statement.setObject(3, id);
      statement.setLong(4, version);
      try (var rows = statement.executeQuery()) {
        long kept = rows.next() && rows.getString(2) != null ? rows.getLong(1) : 0;
        events(type, id, kept, (int) (version - kept));
      }
    }
  }

  /** So many events of the log as their canonical bytes are made from them, by one scan. */
  List<byte[]> log(int limit) throws SQLException {
    try (var statement = connection.prepareStatement(LOG)) {
      statement.setFetchSize(FETCH);
      statement.setInt(1, limit);
      List<byte[]> found = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getBytes(1));
        }
      }
      return found;
    }
  }

  /** How many of these are hashed in a second by one thread, with SHA-256 and nothing else. */
  static double hashesPerSecond(List<byte[]> rows) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    double best = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (var row : rows) {
        sha.update(row);
        sha.digest();
      }
      best = Math.max(best, rows.size() * 1e9 / (System.nanoTime() - start));
    }
    return best;
  }

  private static long count(PreparedStatement statement) throws SQLException {
    long count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      int payload = rows.findColumn("payload");
      while (rows.next()) {
        count += rows.getBytes(payload) == null ? 0 : 1;
      }
    }
    return count;
  }
}
