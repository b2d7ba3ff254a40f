package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.TokenKeys;
import dev.blotter.app.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built service as a process of its own. */
final class BenchService implements AutoCloseable {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

  private final Path folder;
  private final int port = Ports.free();
  private final int managementPort = Ports.free();
  private final Process process;

  BenchService(Path folder, SeededServer.Database database) throws Exception {
    this(folder, database, Map.of());
  }

  /**
   * @param settings variables of its environment
   */
  BenchService(Path folder, SeededServer.Database database, Map<String, String> settings)
      throws Exception {
    this.folder = folder;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaOptions.ofService());
    command.addAll(
        List.of(
            "-jar",
            JAR.toString(),
            "start",
            "--db",
            url(database.service()),
            "--db-owner",
            url(database.owner()),
            "--port",
            "" + port,
            "--management-port",
            "" + managementPort,
            "--data",
            folder.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BLOTTER_MASTER_KEY", database.masterKey());
    builder.environment().put("BLOTTER_TRADING_VALUATION_INTERVAL", "off");
    // Orders of a bench stay active: a minute of one hot account has more than anybody would.
    builder.environment().put("BLOTTER_TRADING_MAX_ACTIVE_ORDERS", "10000000");
    builder.environment().putAll(settings);
    builder.redirectOutput(folder.resolveSibling("bench-service.log").toFile());
    this.process = builder.start();
    try {
      Ports.awaitAnswer(management("/q/health/ready"), process);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("the service does not start, see bench-service.log", e);
    }
  }

  static String url(DatabaseAddress at) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(at.user(), at.password(), at.host(), at.port(), at.database());
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Something that the service answers without asking anybody. */
  URI alive() {
    return management("/q/health/live");
  }

  URI management(String path) {
    return URI.create("http://localhost:" + managementPort + path);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  String token(String role) {
    return token(role, role);
  }

  String token(String role, String subject) {
    var keys = TokenKeys.in(folder.resolve("keys"));
    return new Tokens(keys, Clock.systemUTC()).token(role, subject, Duration.ofHours(8));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
