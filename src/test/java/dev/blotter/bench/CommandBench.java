package dev.blotter.bench;

import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands over HTTP beside bare INSERTs on the same server. The service is a process, the database
 * another, and this one puts the load on both.
 */
final class CommandBench {

  private static final String SCRATCH = "bench_bare";
  private static final int EVENTS_AN_ORDER = 5;
  private static final int USERS = 1_000;
  private static final int OPEN_CONNECTIONS = 512;
  private static final int USUAL_CLIENTS = 64;
  private static final int ROWS = 100;
  private static final int ROWS_CLIENTS = 16;
  private static final List<Integer> BARE_CLIENTS = List.of(1, 16, 64);
  private static final double WARM_UP_BARE = 2;

  private final Path folder;
  private final Options options;
  private final Acknowledged acknowledged = new Acknowledged();

  /**
   * What to run.
   *
   * @param events how many are in the log before it begins
   * @param seconds of each line of the table
   * @param clients of the closed model, for the first workload; the others run with 64
   * @param rate requests a second of the open model; half of what 64 clients reached where zero
   * @param connections of those who send too much
   * @param statements how many statements of the server are shown after each workload
   */
  record Options(
      int events,
      double seconds,
      double warmUp,
      List<Integer> clients,
      List<String> workloads,
      double rate,
      int connections,
      int statements) {

    static Options of(Map<String, String> given) {
      return new Options(
          Integer.parseInt(given.getOrDefault("events", "100000")),
          Double.parseDouble(given.getOrDefault("seconds", "10")),
          Double.parseDouble(given.getOrDefault("warm-up", "30")),
          List.of(given.getOrDefault("clients", "1,16,64,256").split(",")).stream()
              .map(Integer::valueOf)
              .toList(),
          List.of(given.getOrDefault("workload", "place,fill,hot,mixed").split(",")),
          Double.parseDouble(given.getOrDefault("rate", "0")),
          Integer.parseInt(given.getOrDefault("connections", "8192")),
          Integer.parseInt(given.getOrDefault("statements", "0")));
    }
  }

  CommandBench(Path folder, Options options) {
    this.folder = folder;
    this.options = options;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(Math.max(1, options.events() / EVENTS_AN_ORDER));
      var scratch = server.scratch(SCRATCH, BareTable.DDL);
      try (var service = new BenchService(folder.resolve("service"), database);
          var bare = new BareTable(scratch);
          var superuser = database.connect();
          var client = new LoadClient(service.uri("/"));
          var meter = new Meter(superuser, service, server.postmaster())) {
        new Reader(service, 0).awaitSealed();
        var since = Instant.now();
        var run =
            new Run(service, bare, client, meter, new Statements(superuser, options.statements()));
        run.all();
        if (options.workloads().contains(Restart.NAME)) {
          restart(run, client, service, database);
        }
        acknowledged.verify(superuser, since);
      } finally {
        server.drop(SCRATCH);
        server.drop(database);
      }
    }
  }

  private void restart(
      Run run, LoadClient client, BenchService service, SeededServer.Database database)
      throws Exception {
    var restart = new Restart(run.workload, run.best.get(Restart.NAME) / 2, options.seconds());
    double normal = restart.before(client);
    service.close();
    try (var again = new BenchService(folder.resolve("service"), database);
        var other = new LoadClient(again.uri("/"))) {
      restart.after(other, normal);
    }
  }

  /** One run over all workloads. */
  private final class Run {
    private final BareTable bare;
    private final LoadClient client;
    private final Meter meter;
    private final Statements statements;
    private final Workload workload;
    private final Map<String, Double> best = new HashMap<>();
    private double insert;
    private int insertClients;

    Run(
        BenchService service,
        BareTable bare,
        LoadClient client,
        Meter meter,
        Statements statements) {
      this.bare = bare;
      this.client = client;
      this.meter = meter;
      this.statements = statements;
      this.workload =
          new Workload(
              Traders.register(USERS, service, client, acknowledged),
              service.token("venue"),
              acknowledged);
    }

    void all() throws Exception {
      bare.run(USUAL_CLIENTS, 1, WARM_UP_BARE);
      for (var name : options.workloads()) {
        client.closed(USUAL_CLIENTS, options.warmUp(), workload.named(name));
      }
      CommandRow.head();
      bareBefore();
      var first = options.workloads().getFirst();
      for (var name : options.workloads()) {
        for (int clients : name.equals(first) ? options.clients() : List.of(USUAL_CLIENTS)) {
          best.merge(name, closed(name, clients), Math::max);
        }
      }
      open(first, options.rate() > 0 ? options.rate() : best.get(first) / 2);
      bare("INSERT again", insertClients, 1);
      if (best.containsKey(Overload.NAME)) {
        new Overload(client, workload, options.connections(), options.seconds())
            .run(best.get(Overload.NAME));
      }
    }

    /** The best of these is what all else is compared with. */
    private void bareBefore() throws Exception {
      for (int clients : BARE_CLIENTS) {
        double rate = bare("INSERT", clients, 1);
        if (rate > insert) {
          insert = rate;
          insertClients = clients;
        }
      }
      bare("INSERT of " + ROWS, ROWS_CLIENTS, ROWS);
    }

    private double bare(String name, int clients, int rows) throws Exception {
      var before = meter.read();
      var outcome = bare.run(clients, rows, options.seconds() / 2);
      CommandRow.bare(name, clients + " clients", outcome, meter.read().since(before).ofDatabase());
      return outcome.rowsPerSecond();
    }

    private double closed(String name, int clients) throws Exception {
      statements.reset();
      var before = meter.read();
      var tally = client.closed(clients, options.seconds(), workload.named(name));
      print(name, clients + " clients", tally, before);
      statements.print("command", tally.accepted());
      return tally.accepted() / tally.seconds();
    }

    private void open(String name, double rate) throws Exception {
      var before = meter.read();
      var tally = client.open(OPEN_CONNECTIONS, rate, options.seconds(), workload.named(name));
      print(name, "%.0f/s".formatted(rate), tally, before);
    }

    private void print(String name, String load, Tally tally, Meter.Reading before)
        throws Exception {
      CommandRow.service(name, load, tally, insert, meter.read().since(before));
      if (tally.refused() > 0) {
        System.out.println(tally.firstRefusal());
      }
    }
  }
}
