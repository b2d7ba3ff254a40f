package dev.blotter.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * How long it takes from {@code ./blotter start} to the first 200 of the service's readiness, and
 * what it has of memory half a minute later, with nothing asked of it.
 */
final class StartBench {

  private static final int IDLE_SECONDS = 30;
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final int rounds;

  StartBench(Path folder, int rounds) {
    this.folder = folder.resolve("start").toAbsolutePath();
    this.rounds = rounds;
  }

  void run() throws Exception {
    CommandRow.row("start", "first 200 s", "memory MB, idle", "of it in no file", "at most MB");
    CommandRow.row("---", "--:", "--:", "--:", "--:");
    for (int round = 0; round < rounds; round++) {
      FileUtils.deleteDirectory(folder.toFile());
      measure("a new data folder", embedded());
      measure("a data folder that was there", embedded());
      beside();
    }
  }

  /** A database that runs already, migrated by an earlier start. */
  private void beside() throws Exception {
    try (var server = new SeededServer(folder.resolveSibling("database"))) {
      var database = server.seed(1);
      List<String> there =
          List.of(
              "--db", BenchService.url(database.service()),
              "--db-owner", BenchService.url(database.owner()),
              "--data", folder.resolve("beside").toString());
      start(there, database.masterKey()).close();
      measure("beside a running database", there, database.masterKey());
      server.drop(database);
    }
  }

  private List<String> embedded() {
    return List.of("--data", folder.resolve("data").toString());
  }

  private void measure(String name, List<String> options) throws Exception {
    measure(name, options, "");
  }

  private void measure(String name, List<String> options, String masterKey) throws Exception {
    try (var started = start(options, masterKey)) {
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      CommandRow.row(
          name,
          "%.2f".formatted(started.seconds()),
          Memory.now(started.process().toHandle()),
          Memory.ownNow(started.process().toHandle()),
          Memory.atMost(started.process().toHandle()));
    }
  }

  private static Started start(List<String> options, String masterKey) throws Exception {
    int management = Ports.free();
    var command = new ArrayList<>(List.of("./blotter", "start"));
    command.addAll(options);
    command.addAll(List.of("--port", "" + Ports.free(), "--management-port", "" + management));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The bench was given these for itself; whoever starts the service by hand has not got them.
    builder.environment().remove("BLOTTER_JAVA_OPTS");
    if (!masterKey.isEmpty()) {
      builder.environment().put("BLOTTER_MASTER_KEY", masterKey);
    }
    builder.redirectOutput(Files.createTempFile("blotter-start", ".log").toFile());
    long begin = System.nanoTime();
    var process = builder.start();
    Ports.awaitAnswer(URI.create("http://localhost:" + management + "/q/health/ready"), process);
    return new Started(process, (System.nanoTime() - begin) / 1e9);
  }

  /**
   * A service that is there.
   *
   * @param seconds that it took
   */
  private record Started(Process process, double seconds) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      process.destroy();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
