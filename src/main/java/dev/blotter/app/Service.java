package dev.blotter.app;

import io.quarkus.runtime.Quarkus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts the service: ports, database, schema, keys, and only then HTTP. */
final class Service {
  private static final InetAddress ANY = new InetSocketAddress(0).getAddress();
  private static final String EMBEDDED_NAME = "blotter";

  private Service() {}

  /**
   * Runs until the process is asked to end.
   *
   * @throws StartupFailure if the service cannot start
   */
  static void run(StartOptions options) {
    if (Settings.alreadyGiven()) {
      // Development mode calls main again after a change: the database is still there.
      Quarkus.run();
      return;
    }
    mustBeAlone(options);
    FrameworkInit framework = FrameworkInit.begin();
    @Nullable EmbeddedDatabase embedded = embedded(options);
    Shutdown shutdown = new Shutdown(embedded);
    try {
      DatabaseAddress database = database(options, embedded);
      framework.await();
      // They depend on the configuration, which the framework has read by now.
      Settings.give(options, database);
    } catch (RuntimeException e) {
      shutdown.databaseOnly();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::afterService, "blotter-stop"));
    Quarkus.run(null, shutdown::serviceStopped);
  }

  /**
   * @throws StartupFailure where somebody else listens on its ports
   */
  static void mustBeAlone(StartOptions options) {
    PortCheck.mustBeFree("HTTP", ANY, options.port());
    PortCheck.mustBeFree("management", ANY, options.managementPort());
  }

  /**
   * Brings the schema up to date and ends.
   *
   * @throws StartupFailure if that is not possible
   */
  static void migrate(StartOptions options) {
    try (EmbeddedDatabase embedded = embedded(options)) {
      Console.answer("The schema of " + database(options, embedded) + " is up to date.");
    }
  }

  private static @Nullable EmbeddedDatabase embedded(StartOptions options) {
    return options.database() == null
        ? EmbeddedDatabase.start(options.data(), options.databasePort())
        : null;
  }

  /** The address of the database, which is there, recent enough and up to date. */
  private static DatabaseAddress database(
      StartOptions options, @Nullable EmbeddedDatabase embedded) {
    if (embedded == null) {
      DatabaseAddress given = Objects.requireNonNull(options.database());
      Schema.prepare(given, options.owner());
      return given;
    }
    embedded.create(EMBEDDED_NAME);
    DatabaseAddress service = embedded.service(EMBEDDED_NAME);
    Schema.prepare(service, embedded.owner(EMBEDDED_NAME));
    return service;
  }
}
