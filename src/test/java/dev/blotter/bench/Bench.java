package dev.blotter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where {@code ./blotter bench} begins. */
public final class Bench {

  private static final String USAGE =
      """
      Usage: ./blotter bench queries [--orders N] [--seconds S] [--warm-up S]
                 [--write-rate R]
             ./blotter bench audit [--orders N] [--position-events N] [--seconds S]
                 [--warm-up S]
             ./blotter bench feeds [--clients N] [--all N] [--rate R] [--seconds S]
             ./blotter bench commands
                 [--workload place,fill,hot,parts,mixed,portfolio,overload,restart]
                 [--clients N,…] [--connections N] [--rate R] [--seconds S] [--warm-up S]
                 [--events N] [--statements N]
             ./blotter bench peers [--clients N] [--seconds S] [--warm-up S] [--connections N]
             ./blotter bench indexes [--rows N] [--rounds R]
             ./blotter bench rebuild [--orders N] [--models orders,…] [--rounds R]
                 [--statements N]
             ./blotter bench seeding [--orders N]""";

  private static final String MODELS = "orders,positions,portfolios,users";

  private Bench() {}

  /** Ends the process itself: clients that are still open would keep it, also after a failure. */
  @SuppressWarnings("CatchAndPrintStackTrace") // whoever runs a bench is to see where it failed
  public static void main(String... words) {
    try {
      run(words);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String... words) throws Exception {
    var options = options(List.of(words));
    var folder = Path.of(System.getProperty("blotter.bench.data", ".blotter/bench"));
    switch (words.length == 0 ? "" : words[0]) {
      case "queries" ->
          new QueryBench(
                  folder,
                  number(options, "orders", 100_000),
                  number(options, "seconds", 5),
                  Duration.ofSeconds(number(options, "warm-up", 60)),
                  number(options, "write-rate", 10))
              .run();
      case "indexes" ->
          new IndexBench(folder, number(options, "rows", 100_000), number(options, "rounds", 3))
              .run();
      case "audit" ->
          new AuditBench(
                  folder,
                  number(options, "orders", 100_000),
                  number(options, "position-events", 100_000),
                  number(options, "seconds", 5),
                  Duration.ofSeconds(number(options, "warm-up", 30)))
              .run();
      case "feeds" ->
          new FeedBench(
                  folder,
                  number(options, "clients", 1_000),
                  number(options, "all", 10),
                  number(options, "rate", 1_000),
                  number(options, "seconds", 30))
              .run();
      case "commands" -> new CommandBench(folder, CommandBench.Options.of(options)).run();
      case "rebuild" ->
          new RebuildBench(
                  folder,
                  number(options, "orders", 100_000),
                  List.of(options.getOrDefault("models", MODELS).split(",")),
                  number(options, "rounds", 1),
                  number(options, "statements", 0))
              .run();
      case "seeding" -> seed(folder, number(options, "orders", 100_000));
      default -> {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  /** How fast the data set of the other benches is made. */
  private static void seed(Path folder, int orders) throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      server.drop(server.seed(orders));
    }
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (int at = 1; at + 1 < words.size(); at += 2) {
      options.put(words.get(at).replaceFirst("^--", ""), words.get(at + 1));
    }
    return options;
  }

  private static int number(Map<String, String> options, String name, int usual) {
    return Integer.parseInt(options.getOrDefault(name, "" + usual));
  }
}
