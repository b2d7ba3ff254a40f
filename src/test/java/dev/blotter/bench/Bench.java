package dev.blotter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where {@code ./blotter bench} begins. */
public final class Bench {

  static final String USAGE =
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
             ./blotter bench seeding [--orders N]
             ./blotter bench start [--rounds R]""";

  private static final String MODELS = "orders,positions,portfolios,users";

  private Bench() {}

  /** Ends the process itself: clients that are still open would keep it, also after a failure. */
  @SuppressWarnings("CatchAndPrintStackTrace") // whoever runs a bench is to see where it failed
  public static void main(String... words) {
    try {
      run(words);
      System.exit(0);
    } catch (Options.NotUnderstood e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String... words) throws Exception {
    var options = Options.of(USAGE, words);
    var folder = Path.of(System.getProperty("blotter.bench.data", ".blotter/bench"));
    switch (options.command()) {
      case "queries" ->
          new QueryBench(
                  folder,
                  options.number("orders", 100_000),
                  options.number("seconds", 5),
                  Duration.ofSeconds(options.number("warm-up", 60)),
                  options.number("write-rate", 10))
              .run();
      case "indexes" ->
          new IndexBench(folder, options.number("rows", 100_000), options.number("rounds", 3))
              .run();
      case "audit" ->
          new AuditBench(
                  folder,
                  options.number("orders", 100_000),
                  options.number("position-events", 100_000),
                  options.number("seconds", 5),
                  Duration.ofSeconds(options.number("warm-up", 30)))
              .run();
      case "feeds" ->
          new FeedBench(
                  folder,
                  options.number("clients", 1_000),
                  options.number("all", 10),
                  options.number("rate", 1_000),
                  options.number("seconds", 30))
              .run();
      case "commands" -> new CommandBench(folder, CommandBench.Plan.of(options)).run();
      case "rebuild" ->
          new RebuildBench(
                  folder,
                  options.number("orders", 100_000),
                  List.of(options.text("models", MODELS).split(",")),
                  options.number("rounds", 1),
                  options.number("statements", 0))
              .run();
      case "seeding" -> seed(folder, options.number("orders", 100_000));
      case "start" -> new StartBench(folder, options.number("rounds", 3)).run();
      default -> throw new Options.NotUnderstood("There is no bench " + options.command() + ".");
    }
  }

  /** How fast the data set of the other benches is made. */
  private static void seed(Path folder, int orders) throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      server.drop(server.seed(orders));
    }
  }
}
