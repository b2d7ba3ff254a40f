package dev.blotter.bench;

import dev.blotter.bench.peer.Axon;
import dev.blotter.bench.peer.Clients;
import dev.blotter.bench.peer.Contender;
import dev.blotter.bench.peer.Ours;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The command side beside a peer, both in process and on the same PostgreSQL. Only built with the
 * profile {@code peers}, so that nothing else depends on a peer.
 */
public final class PeerBench {

  private static final String PEER = "bench_peer";

  private final Path folder;
  private final int clients;
  private final double seconds;
  private final double warmUp;
  private final int connections;

  private PeerBench(Path folder, Options options) {
    this.folder = folder;
    this.clients = options.number("clients", 64);
    this.seconds = options.decimal("seconds", 10);
    this.warmUp = options.decimal("warm-up", 20);
    this.connections = options.number("connections", 16);
  }

  /** Options follow in pairs, such as {@code --clients 64}. */
  public static void main(String... words) throws Exception {
    var options = Options.of(Bench.USAGE, words);
    var folder = Path.of(System.getProperty("blotter.bench.data", ".blotter/bench"));
    new PeerBench(folder, options).run();
    System.exit(0);
  }

  private void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(1);
      var scratch = server.scratch(PEER, List.of());
      try (var ours = new Ours(database.service(), connections);
          var peer = new Axon(scratch, connections)) {
        compare(ours, peer);
      } finally {
        server.drop(PEER);
        server.drop(database);
      }
    }
  }

  private void compare(Contender ours, Contender peer) throws Exception {
    for (var one : List.of(ours, peer)) {
      Clients.run(clients, warmUp / 2, one::place);
      Clients.run(clients, warmUp / 2, one::hot);
    }
    System.out.printf(
        "%n%d clients in process, without HTTP; %d connections each; Blotter checks and reserves"
            + " cash and stores two events a command, the peer one%n%n",
        clients, connections);
    CommandRow.row("workload", "who", "commands/s", "p50 ms", "p99 ms", "events", "ratio");
    CommandRow.row("---", "---", "--:", "--:", "--:", "--:", "--:");
    var theirs = measured("place", peer, peer::place, 0);
    measured("place", ours, ours::place, theirs);
    theirs = measured("hot", peer, peer::hot, 0);
    measured("hot", ours, ours::hot, theirs);
  }

  /**
   * @param beside commands a second to compare with; none where zero
   */
  private double measured(String workload, Contender who, Runnable command, double beside)
      throws Exception {
    long before = who.events();
    var outcome = Clients.run(clients, seconds, command);
    long events = who.events() - before;
    if (events < outcome.times().getTotalCount()) {
      throw new IllegalStateException(who.name() + " stored only " + events + " events");
    }
    CommandRow.row(
        workload,
        who.name(),
        format("%,.0f", outcome.perSecond()),
        format("%.2f", outcome.millis(50)),
        format("%.2f", outcome.millis(99)),
        format("%,d", events),
        beside == 0 ? "" : format("%.2f", outcome.perSecond() / beside));
    return outcome.perSecond();
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
