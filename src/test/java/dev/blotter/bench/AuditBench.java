package dev.blotter.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What auditors ask, over HTTP, each beside what the database or the hash alone takes for the same
 * in the same run, the record of the read included.
 */
final class AuditBench {

  private static final String TYPE = "position";
  private static final String AGGREGATES = "/v1/audit/aggregates/";
  private static final int HASHED = 200_000;

  /** So many that what is measured is not the compiler. */
  private static final int REPLAYS = 15;

  private static final int VERIFICATIONS = 10;

  /** It is not how it is loaded that is measured. */
  private static final Map<String, String> PATIENT =
      Map.of("BLOTTER_COMMAND_TARGET_WAIT", "1M", "BLOTTER_COMMAND_TARGET_LAG", "1M");

  private final Path folder;
  private final int orders;
  private final int positionEvents;
  private final int seconds;
  private final Duration warmUp;
  private final Random random = new Random(1);

  AuditBench(Path folder, int orders, int positionEvents, int seconds, Duration warmUp) {
    this.folder = folder;
    this.orders = orders;
    this.positionEvents = positionEvents;
    this.seconds = seconds;
    this.warmUp = warmUp;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(orders);
      try (var service = new BenchService(folder.resolve("service"), database, PATIENT)) {
        var reader = new Reader(service, seconds);
        var hot = HotPosition.make(service, positionEvents);
        reader.awaitSealed();
        measure(reader, database, hot);
      } finally {
        server.drop(database);
      }
    }
  }

  private void measure(Reader reader, SeededServer.Database database, HotPosition hot)
      throws Exception {
    var id = UUID.fromString(hot.id());
    var path = AGGREGATES + TYPE + "/" + id;
    var head = reader.get(path + "/state");
    long versions = head.path("version").asLong();
    var span = new Span(first(reader, path), Instant.parse(head.path("since").asText()));
    System.out.printf("the position has %,d events%n%n", versions);
    var orderIds = orders(database);
    Supplier<String> ofOrder = () -> AGGREGATES + "order/" + pick(orderIds) + "/events";
    Supplier<String> version = () -> path + "/state?version=" + version(versions);
    Supplier<String> moment = () -> path + "/state?at=" + span.moment(random);
    var cases =
        List.of(
            Case.document("alive (baseline)", 0, "", () -> ""),
            Case.document("an order's events", 5, "", ofOrder),
            Case.document("a position at a version", 20, "", version),
            Case.document("a position at a moment", 20, "", moment));
    reader.warmUp(cases, warmUp);
    try (var connection = database.connect()) {
      var bare = new BareSql(connection, seconds);
      heading("question", "target", "p50", "p99", "bare SQL p50", "bare SQL p99", "ratio p50");
      times(reader, cases.get(0), null);
      times(reader, cases.get(1), bare.measure(() -> readAndRecorded(bare, pick(orderIds))));
      var stateAt =
          bare.measure(
              () -> {
                bare.stateAt(TYPE, id, version(versions));
                bare.record(path, id);
              });
      times(reader, cases.get(2), stateAt);
      times(reader, cases.get(3), stateAt);
      heading("work", "target", "events/s", "bare", "bare events/s", "ratio");
      replay(reader, bare, path, id, versions);
      verification(reader, bare);
    }
  }

  private static void readAndRecorded(BareSql bare, UUID order) throws SQLException {
    bare.events("order", order, 0, 501);
    bare.record(AGGREGATES + "order/" + order + "/events", order);
  }

  private void times(Reader reader, Case one, @Nullable Figures bare) throws Exception {
    var figures = reader.measure(one);
    row(
        one.name(),
        one.target() == 0 ? "" : "%.0f".formatted(one.target()),
        millis(figures.p50()),
        millis(figures.p99()),
        bare == null ? "" : millis(bare.p50()),
        bare == null ? "" : millis(bare.p99()),
        bare == null ? "" : "%.1f".formatted(figures.p50() / bare.p50()));
  }

  private static void replay(Reader reader, BareSql bare, String path, UUID id, long versions)
      throws Exception {
    double best = 0;
    double bareBest = 0;
    for (int round = 0; round < REPLAYS; round++) {
      long start = System.nanoTime();
      long lines = reader.countLines(path + "/replay");
      best = Math.max(best, lines * 1e9 / (System.nanoTime() - start));
      long bareStart = System.nanoTime();
      long rows = bare.events(TYPE, id, 0, Integer.MAX_VALUE);
      bareBest = Math.max(bareBest, rows * 1e9 / (System.nanoTime() - bareStart));
      if (lines != versions || rows != versions) {
        throw new IllegalStateException(lines + " lines and " + rows + " rows");
      }
    }
    rate("replay of the position", 100_000, best, "SELECT of its rows", bareBest);
  }

  private static void verification(Reader reader, BareSql bare) throws Exception {
    long start = System.nanoTime();
    var rows = bare.log(HASHED);
    double select = rows.size() * 1e9 / (System.nanoTime() - start);
    var hash = BareSql.hashesPerSecond(rows);
    double best = 0;
    for (int round = 0; round < VERIFICATIONS; round++) {
      var run =
          reader.post("/v1/audit/verifications", "auditor", "v" + round, "{\"scope\":\"all\"}");
      var id = run.path("id").asText();
      while (run.path("status").asText().equals("RUNNING")) {
        Thread.sleep(100);
        run = reader.get("/v1/audit/verifications/" + id);
      }
      if (!run.path("status").asText().equals("PASSED")) {
        throw new IllegalStateException("not verified: " + run);
      }
      best = Math.max(best, run.path("events_per_second").asDouble());
    }
    rate("verifying the log", 200_000, best, "SELECT of its bytes", select);
    rate("", 200_000, best, "SHA-256 of these", hash);
  }

  private static Instant first(Reader reader, String path) throws Exception {
    var first = reader.get(path + "/events?limit=1").path("items").path(0);
    return Instant.parse(first.path("occurred_at").asText());
  }

  /** Orders of the seeded data set, at random. */
  private static List<UUID> orders(SeededServer.Database database) throws SQLException {
    List<UUID> found = new ArrayList<>();
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT id FROM orders TABLESAMPLE BERNOULLI (20) LIMIT 5000")) {
      while (rows.next()) {
        found.add(rows.getObject(1, UUID.class));
      }
    }
    return found;
  }

  /** From the first event to the last. */
  private record Span(Instant from, Instant to) {
    String moment(Random random) {
      long micros = ChronoUnit.MICROS.between(from, to);
      return from.plus(random.nextLong(micros), ChronoUnit.MICROS).toString();
    }
  }

  private UUID pick(List<UUID> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private long version(long versions) {
    return 1 + random.nextLong(versions);
  }

  private static void rate(String work, int target, double rate, String bare, double bareRate) {
    row(
        work,
        "%,d".formatted(target),
        "%,.0f".formatted(rate),
        bare,
        "%,.0f".formatted(bareRate),
        "%.2f".formatted(rate / bareRate));
  }

  private static String millis(double time) {
    return "%.2f".formatted(time);
  }

  private static void heading(String... cells) {
    System.out.println();
    row(cells);
    System.out.println("| " + String.join(" | ", Collections.nCopies(cells.length, "---")) + " |");
  }

  private static void row(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }
}
