package dev.blotter.app;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Set;

/**
 * Starts the service on a database that is thrown away, has it do what it usually does, and ends
 * it, so that a JVM told to write an AOT cache (JEP 514) knows what the next one will need.
 */
final class TrainingRun {

  private static final int ROUNDS = 100;

  private final StartOptions options;

  private TrainingRun(StartOptions options) {
    this.options = options;
  }

  /**
   * Returns when the service has been asked to end.
   *
   * @throws StartupFailure where it cannot start
   */
  static void run(Arguments given) {
    var folder = StartOptions.folder(given.knowing(Set.of("data")));
    var options = StartOptions.embedded(freePort(), freePort(), 0, folder);
    var training = new Thread(new TrainingRun(options)::train, "blotter-training");
    training.setDaemon(true);
    training.start();
    Service.run(options);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartupFailure("There is no free port.", e);
    }
  }

  private void train() {
    try {
      Readiness.await(options.managementPort());
      var tokens = new Tokens(TokenKeys.in(options.data().keys()), Clock.systemUTC());
      new TrainingWork("http://localhost:" + options.port(), tokens).run(ROUNDS);
      Quarkus.asyncExit(0);
    } catch (InterruptedException | RuntimeException e) {
      Console.complain("The training run failed: " + e.getMessage());
      Quarkus.asyncExit(1);
    }
  }
}
