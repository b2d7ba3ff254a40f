package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
  private final Plan plan;
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
  record Plan(
      int events,
      double seconds,
      double warmUp,
      List<Integer> clients,
      List<String> workloads,
      double rate,
      int connections,
      int statements) {

    static Plan of(Options given) {
      return new Plan(
          given.number("events", 100_000),
          given.decimal("seconds", 10),
          given.decimal("warm-up", 30),
          Stream.of(given.text("clients", "1,16,64,256").split(",")).map(Integer::valueOf).toList(),
          List.of(given.text("workload", "place,fill,hot,mixed,portfolio").split(",")),
          given.decimal("rate", 0),
          given.number("connections", 8_192),
          given.number("statements", 0));
    }
  }

  CommandBench(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(Math.max(1, plan.events() / EVENTS_AN_ORDER));
      var scratch = server.scratch(SCRATCH, BareTable.DDL);
      try (var service = new BenchService(folder.resolve("service"), database);
          var bare = new BareTable(scratch);
          var superuser = database.connect();
          var client = new LoadClient(service.uri("/"));
          var meter = new Meter(superuser, service, server.postmaster())) {
        new Reader(service, 0).awaitSealed();
        var since = Instant.now();
        var statements = new Statements(superuser, plan.statements());
        var run = new Run(service, database.service(), bare, client, meter, statements);
        run.all();
        if (plan.workloads().contains(Restart.NAME)) {
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
    var restart = new Restart(run.workload, run.best.get(Restart.NAME) / 2, plan.seconds());
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
    private final DatabaseAddress database;
    private double insert;
    private int insertClients;
    private double bareReads;

    Run(
        BenchService service,
        DatabaseAddress database,
        BareTable bare,
        LoadClient client,
        Meter meter,
        Statements statements) {
      this.database = database;
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
      for (var name : plan.workloads()) {
        client.closed(USUAL_CLIENTS, plan.warmUp(), workload.named(name));
      }
      CommandRow.head();
      bareBefore();
      if (plan.workloads().contains(Workload.PORTFOLIO)) {
        bareReads();
      }
      var first = plan.workloads().getFirst();
      for (var name : plan.workloads()) {
        for (int clients : name.equals(first) ? plan.clients() : List.of(USUAL_CLIENTS)) {
          best.merge(name, closed(name, clients), Math::max);
        }
      }
      open(first, plan.rate() > 0 ? plan.rate() : best.get(first) / 2);
      bare("INSERT again", insertClients, 1);
      if (best.containsKey(Overload.NAME)) {
        new Overload(client, workload, plan.connections(), plan.seconds())
            .run(best.get(Overload.NAME));
      }
      System.out.println(meter.memory());
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

    /** What reads of portfolios are compared with; as long warm as the service is. */
    private void bareReads() throws Exception {
      try (var reads = new BareReads(database);
          var direct = new LoadClient(reads.uri())) {
        direct.closed(USUAL_CLIENTS, plan.warmUp(), workload.named(Workload.BARE));
        var before = meter.read(reads.process());
        var tally = direct.closed(USUAL_CLIENTS, plan.seconds(), workload.named(Workload.BARE));
        bareReads = tally.accepted() / tally.seconds();
        var used = meter.read(reads.process()).since(before);
        CommandRow.service("bare read", USUAL_CLIENTS + " clients", tally, bareReads, used);
      }
    }

    private double bare(String name, int clients, int rows) throws Exception {
      var before = meter.read();
      var outcome = bare.run(clients, rows, plan.seconds() / 2);
      CommandRow.bare(name, clients + " clients", outcome, meter.read().since(before).ofDatabase());
      return outcome.rowsPerSecond();
    }

    private double closed(String name, int clients) throws Exception {
      statements.reset();
      var before = meter.read();
      var tally = client.closed(clients, plan.seconds(), workload.named(name));
      print(name, clients + " clients", tally, before);
      statements.print("command", tally.accepted());
      return tally.accepted() / tally.seconds();
    }

    private void open(String name, double rate) throws Exception {
      var before = meter.read();
      var tally = client.open(OPEN_CONNECTIONS, rate, plan.seconds(), workload.named(name));
      print(name, "%.0f/s".formatted(rate), tally, before);
    }

    private void print(String name, String load, Tally tally, Meter.Reading before)
        throws Exception {
      double beside = name.equals(Workload.PORTFOLIO) ? bareReads : insert;
      CommandRow.service(name, load, tally, beside, meter.read().since(before));
      if (tally.refused() > 0) {
        System.out.println(tally.firstRefusal());
      }
    }
  }
}
