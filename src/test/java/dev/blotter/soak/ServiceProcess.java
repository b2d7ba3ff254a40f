package dev.blotter.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.app.DataFolder;
import dev.blotter.app.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The built service as a process of its own, with its own PostgreSQL beside it. */
final class ServiceProcess {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

  private final Path data;
  private final String log;
  private final List<String> options;
  private final Map<String, String> environment;
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process process;

  ServiceProcess(Path data) {
    this(data, "service.log", List.of(), Map.of());
  }

  /**
   * @param log the name of its log, which lies beside the data
   * @param options of the start
   * @param environment what is set beside that
   */
  ServiceProcess(Path data, String log, List<String> options, Map<String, String> environment) {
    assertThat(JAR).as("the service must be built").exists();
    this.data = data;
    this.log = log;
    this.options = options;
    this.environment = environment;
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Starts it and waits until it answers that it is ready. */
  void start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("start"));
    arguments.addAll(List.of("--port", "" + port, "--management-port", "" + managementPort));
    arguments.addAll(options);
    process =
        java(arguments.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
            .start();
    Awaitility.await("the service is ready")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(this::isReady);
  }

  /** A token, as the front door signs it. */
  String token(String role) throws Exception {
    var signing =
        java("token", "--role", role)
            .redirectError(ProcessBuilder.Redirect.appendTo(log()))
            .start();
    var token = new String(signing.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(signing.waitFor()).isZero();
    return token;
  }

  /** Ends the service at once, as a lost machine would; its database goes on. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it in the midst of whatever it does, as a machine that hangs would. */
  void pause() throws Exception {
    signal("STOP");
  }

  /** Lets it go on, none the wiser. */
  void goOn() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    var sent = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(sent.waitFor()).isZero();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The value of a metric without tags. */
  double metric(String name) throws Exception {
    var metrics = URI.create("http://localhost:" + managementPort + "/q/metrics");
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
      return answer
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /** Ends the service and its database at once. */
  void killWithDatabase() throws Exception {
    long postmaster = Long.parseLong(postmaster().get(0).strip());
    kill();
    ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Asks it to end and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the service ends when asked").isTrue();
  }

  /** Where its database listens while it runs. */
  DatabaseAddress database() throws IOException {
    var folder = new DataFolder(data);
    int databasePort = Integer.parseInt(postmaster().get(3).strip());
    var password = Files.readString(folder.postgresPassword()).strip();
    return new DatabaseAddress("localhost", databasePort, "blotter", "postgres", password, "");
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
  }

  private boolean isReady() {
    assertThat(process.isAlive()).as("the service is running, see " + log()).isTrue();
    var ready = URI.create("http://localhost:" + managementPort + "/q/health/ready");
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  private File log() {
    return data.resolveSibling(log).toFile();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
