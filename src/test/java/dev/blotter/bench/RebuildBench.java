package dev.blotter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How fast read models are made anew, beside the reading of the same events by bare SQL. */
final class RebuildBench {

  private static final String PATH = "/v1/admin/projections/";
  private static final int FETCH = 10_000;

  /**
   * Filling and SELECT are told by the events that both read, those of the read model; the first
   * also by the whole log that it passes. The CPU is that of the whole rebuild, by events of the
   * log.
   */
  private static final String HEAD =
      "read model|events of the log|of these its own|filling, the log's/s|filling, its own/s"
          + "|SELECT, its own/s|in all, s|service, µs of CPU an event of the log"
          + "|database, µs of CPU an event of the log";

  private final Path folder;
  private final int orders;
  private final List<String> models;
  private final int rounds;
  private final int statements;

  /**
   * @param rounds how many times each is made anew by the same service
   * @param statements how many statements of the server are shown after each
   */
  RebuildBench(Path folder, int orders, List<String> models, int rounds, int statements) {
    this.folder = folder;
    this.orders = orders;
    this.models = models;
    this.rounds = rounds;
    this.statements = statements;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(orders);
      try (var service = new BenchService(folder.resolve("service"), database);
          var superuser = database.connect();
          var meter = new Meter(superuser, service, server.postmaster())) {
        var reader = new Reader(service, 1);
        var shown = new Statements(superuser, statements);
        reader.awaitSealed();
        System.out.println();
        row(HEAD);
        row(HEAD.replaceAll("[^|]+", "---"));
        for (int round = 0; round < rounds; round++) {
          for (var name : models) {
            shown.reset();
            long events = measure(reader, meter, database, name);
            shown.print("event", events);
          }
        }
      } finally {
        server.drop(database);
      }
    }
  }

  private static long measure(
      Reader reader, Meter meter, SeededServer.Database database, String name) throws Exception {
    var before = meter.read();
    long start = System.nanoTime();
    var path = PATH + name + "/rebuild";
    var id = reader.must(path, "operator", "rebuild-" + name + "-" + start, "{}", "rebuild_id");
    var ended = ended(reader, id);
    double seconds = (System.nanoTime() - start) / 1e9;
    var used = meter.read().since(before);
    long events = ended.path("events_total").asLong();
    long rate = ended.path("events_per_second").asLong();
    var bare = bare(database, name.replaceAll("s$", ""));
    row(
        "%s|%,d|%,d|%,d|%,.0f|%,.0f|%.1f|%.1f|%.1f"
            .formatted(
                name,
                events,
                bare.rows(),
                rate,
                (double) rate * bare.rows() / events,
                bare.rows() / bare.seconds(),
                seconds,
                used.serviceNanos() / 1e3 / events,
                used.databaseNanos() / 1e3 / events));
    return events;
  }

  private static JsonNode ended(Reader reader, String id) throws Exception {
    while (true) {
      var rebuild = reader.get("/v1/admin/rebuilds/" + id);
      if (rebuild.hasNonNull("ended_at")) {
        if (!rebuild.path("state").asText().equals("SWAPPED")
            || rebuild.path("differences").asLong() > 0) {
          throw new IllegalStateException("not as it should be: " + rebuild);
        }
        return rebuild;
      }
      Thread.sleep(50);
    }
  }

  /** What one connection has read, and how long it took. */
  private record Bare(long rows, double seconds) {}

  /** Reads the events of that kind, lane by lane. */
  private static Bare bare(SeededServer.Database database, String type) throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      long rows = 0;
      for (int lane = 0; lane < 64; lane++) {
        rows += rows(connection, lane, type);
      }
      return new Bare(rows, (System.nanoTime() - start) / 1e9);
    }
  }

  private static long rows(Connection connection, int lane, String type) throws SQLException {
    var sql =
        "SELECT * FROM domain_events WHERE lane = ? AND aggregate_type = ? ORDER BY lane_position";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      statement.setInt(1, lane);
      statement.setString(2, type);
      long count = 0;
      try (var rows = statement.executeQuery()) {
        int payload = rows.findColumn("payload");
        while (rows.next()) {
          count += rows.getBytes(payload) == null ? 0 : 1;
        }
      }
      return count;
    }
  }

  private static void row(String cells) {
    System.out.println("| " + cells.replace("|", " | ") + " |");
  }
}
