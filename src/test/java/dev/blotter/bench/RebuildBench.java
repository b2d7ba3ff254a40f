package dev.blotter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How fast read models are made anew, beside the reading of the same events by bare SQL. */
final class RebuildBench {

  private static final String PATH = "/v1/admin/projections/";
  private static final List<String> NAMES = List.of("orders", "positions", "portfolios", "users");
  private static final int FETCH = 10_000;

  private final Path folder;
  private final int orders;

  RebuildBench(Path folder, int orders) {
    this.folder = folder;
    this.orders = orders;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(orders);
      try (var service = new BenchService(folder.resolve("service"), database)) {
        var reader = new Reader(service, 1);
        reader.awaitSealed();
        System.out.println();
        row("read model", "events of the log", "filling, events/s", "in all, s", "SELECT, rows/s");
        row("---", "---", "---", "---", "---");
        for (var name : NAMES) {
          measure(reader, database, name);
        }
      } finally {
        server.drop(database);
      }
    }
  }

  private static void measure(Reader reader, SeededServer.Database database, String name)
      throws Exception {
    long start = System.nanoTime();
    var path = PATH + name + "/rebuild";
    var id = reader.must(path, "operator", "rebuild-" + name, "{}", "rebuild_id");
    var ended = ended(reader, id);
    double seconds = (System.nanoTime() - start) / 1e9;
    row(
        name,
        "%,d".formatted(ended.path("events_total").asLong()),
        "%,d".formatted(ended.path("events_per_second").asLong()),
        "%.1f".formatted(seconds),
        "%,.0f".formatted(bare(database, name.replaceAll("s$", ""))));
  }

  private static JsonNode ended(Reader reader, String id) throws Exception {
    while (true) {
      var rebuild = reader.get(PATH + "rebuilds/" + id);
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

  /** How fast one connection reads the events of that kind, lane by lane. */
  private static double bare(SeededServer.Database database, String type) throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      long rows = 0;
      for (int lane = 0; lane < 64; lane++) {
        rows += rows(connection, lane, type);
      }
      return rows * 1e9 / (System.nanoTime() - start);
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

  private static void row(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }
}
