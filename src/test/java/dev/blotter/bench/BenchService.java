package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.TokenKeys;
import dev.blotter.app.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built service as a process of its own. */
final class BenchService implements AutoCloseable {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final int port = freePort();
  private final int managementPort = freePort();
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
    command.addAll(javaOptions());
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
    awaitReady();
  }

  /** Those that the service would be started with by hand. */
  private static List<String> javaOptions() {
    var options = System.getenv().getOrDefault("BLOTTER_JAVA_OPTS", "");
    return Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).toList();
  }

  private static String url(DatabaseAddress at) {
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

  private void awaitReady() throws Exception {
    var ready = management("/q/health/ready");
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      while (process.isAlive() && System.nanoTime() < end) {
        if (status(client, ready) == 200) {
          return;
        }
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("the service does not start, see bench-service.log");
  }

  private static int status(HttpClient client, URI uri) throws InterruptedException {
    try {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
