package dev.blotter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The document's benchmarks: each query over HTTP, alone and while others write, on a small data
 * set and on a large one.
 */
final class QueryBench {

  private static final int SMALL = 10_000;

  private final Path folder;
  private final int orders;
  private final int seconds;
  private final Duration warmUp;
  private final int writeRate;

  /**
   * @param seconds of each question
   * @param warmUp for all of them together, alone and while others write: a service that has just
   *     started spends most of its time on compiling itself
   * @param writeRate commands a second of each writer
   */
  QueryBench(Path folder, int orders, int seconds, Duration warmUp, int writeRate) {
    this.folder = folder;
    this.orders = orders;
    this.seconds = seconds;
    this.warmUp = warmUp;
    this.writeRate = writeRate;
  }

  /**
   * One line of the table.
   *
   * @param index what its plan uses; empty where nobody says
   */
  private record Line(Case one, Figures alone, Figures writing, String index) {}

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var small = measured(server, SMALL);
      var large = orders == SMALL ? small : measured(server, orders);
      print(large, small);
    }
  }

  private Map<String, Line> measured(SeededServer server, int size) throws Exception {
    var database = server.seed(size);
    try (var service = new BenchService(folder.resolve("service"), database)) {
      var reader = new Reader(service, seconds);
      var cases = Cases.of(database);
      if (size > SMALL) {
        mustBeWhole(reader, cases);
      }
      return measured(service, reader, cases);
    } finally {
      server.drop(database);
    }
  }

  /** Lists that are shorter than they are called would be fast for nothing. */
  private static void mustBeWhole(Reader reader, List<Case> cases) throws Exception {
    for (var one : cases) {
      int found = reader.count(one);
      if (found < one.items()) {
        throw new IllegalStateException(
            "%s: %d items of %d".formatted(one.name(), found, one.items()));
      }
    }
  }

  private Map<String, Line> measured(BenchService service, Reader reader, List<Case> cases)
      throws Exception {
    reader.awaitSealed();
    reader.warmUp(cases, warmUp);
    Map<String, Figures> alone = new LinkedHashMap<>();
    for (var one : cases) {
      alone.put(one.name(), reader.measure(one));
    }
    var writers = new Writers(service, writeRate);
    reader.warmUp(cases, warmUp);
    Map<String, Line> lines = new LinkedHashMap<>();
    for (var one : cases) {
      var writing = reader.measure(one);
      var index = Indexes.of(reader, one.question());
      lines.put(one.name(), new Line(one, alone.get(one.name()), writing, index));
    }
    System.out.printf(
        "%d clients had %d commands/s accepted meanwhile%n", Writers.CLIENTS, writers.perSecond());
    writers.end();
    return lines;
  }

  private void print(Map<String, Line> large, Map<String, Line> small) {
    System.out.printf("%nTimes in ms; %,d orders, ratio to %,d orders%n%n", orders, SMALL);
    row(
        "query",
        "target",
        "p50",
        "p99",
        "rows",
        "p50 writing",
        "p99 writing",
        "p99 ratio",
        "index");
    row("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "---");
    large.values().forEach(line -> print(line, small.get(line.one().name())));
  }

  private static void print(Line line, @Nullable Line before) {
    var one = line.one();
    row(
        one.name(),
        one.target() == 0 ? "" : "%.0f".formatted(one.target()),
        millis(line.alone().p50()),
        millis(line.alone().p99()),
        line.alone().rows() == 0 ? "" : "%,d".formatted(line.alone().rows()),
        millis(line.writing().p50()),
        millis(line.writing().p99()),
        before == null || before.alone().rows() != line.alone().rows()
            ? ""
            : "%.2f".formatted(line.alone().p99() / before.alone().p99()),
        line.index());
  }

  private static String millis(double time) {
    return "%.2f".formatted(time);
  }

  private static void row(String... cells) {
    List<String> row = new ArrayList<>(List.of(cells));
    System.out.println("| " + String.join(" | ", row) + " |");
  }
}
