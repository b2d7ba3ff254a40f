package dev.blotter.app;

import dev.blotter.demo.Demo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Starts the service on a database of its own, and has something going on in it: {@code demo}. The
 * database of {@code start} is never touched, whatever the environment names.
 */
final class DemoRun {

  private static final Set<String> OPTIONS =
      Set.of("port", "management-port", "db-port", "data", "seed");
  private static final String FOLDER = "demo";
  private static final Duration PACE = Duration.ofMillis(500);

  private final StartOptions options;
  private final Demo demo;

  private DemoRun(StartOptions options, long seed) {
    this.options = options;
    var tokens = new Tokens(TokenKeys.in(options.data().create().keys()), Clock.systemUTC());
    this.demo = new Demo(address(options), tokens::token, seed, PACE);
  }

  private static URI address(StartOptions options) {
    return URI.create("http://localhost:" + options.port());
  }

  /**
   * Returns when the process has been asked to end.
   *
   * @throws StartupFailure where an option has no meaning, or the service cannot start
   */
  static void run(Arguments given) {
    var arguments = given.knowing(OPTIONS);
    var options = options(arguments);
    // Not with another service that listens there already.
    Service.mustBeAlone(options);
    var run = new DemoRun(options, seed(arguments));
    var player = new Thread(run::play, "blotter-demo");
    player.setDaemon(true);
    player.start();
    Runtime.getRuntime().addShutdownHook(new Thread(run.demo::stop, "blotter-demo-stop"));
    Service.run(options);
  }

  private static StartOptions options(Arguments arguments) {
    return StartOptions.embedded(
        arguments.port("port", StartOptions.DEFAULT_PORT),
        arguments.port("management-port", StartOptions.DEFAULT_MANAGEMENT_PORT),
        arguments.port("db-port", 0),
        folder(arguments));
  }

  /** Below the folder of {@code start}, unless another is named here. */
  static DataFolder folder(Arguments arguments) {
    var named = arguments.options().get("data");
    return new DataFolder(
        named == null ? StartOptions.folder(arguments).root().resolve(FOLDER) : Path.of(named));
  }

  private static long seed(Arguments arguments) {
    var text = arguments.options().getOrDefault("seed", "1");
    if (!text.matches("\\d{1,18}")) {
      throw new StartupFailure("The option --seed wants a number, not " + text + ".");
    }
    return Long.parseLong(text);
  }

  private void play() {
    try {
      Readiness.await(options.managementPort());
      demo.run(Console::answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
