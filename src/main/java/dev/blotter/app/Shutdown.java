package dev.blotter.app;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends things in their order: first the service, then the database under it. */
final class Shutdown {
  private static final Logger LOG = Logger.getLogger(Shutdown.class);
  // Longer than quarkus.shutdown.timeout, shorter than what makes people press Ctrl-C again.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final @Nullable EmbeddedDatabase database;
  private final CountDownLatch serviceStopped = new CountDownLatch(1);

  Shutdown(@Nullable EmbeddedDatabase database) {
    this.database = database;
  }

  /** Called by Quarkus when the service has stopped, or has not come up because of a failure. */
  void serviceStopped(int exitCode, @Nullable Throwable failure) {
    if (failure != null) {
      explain(failure);
    }
    serviceStopped.countDown();
    // Development mode stops the service to start it again with what has changed.
    if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
      System.exit(exitCode);
    }
  }

  /** Runs when the process ends, for whatever reason; a database elsewhere needs nobody to wait. */
  void afterService() {
    if (database == null) {
      return;
    }
    try {
      if (!serviceStopped.await(patience().toMillis(), TimeUnit.MILLISECONDS)) {
        Console.complain("The service did not stop in time; PostgreSQL is stopped under it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    databaseOnly();
  }

  /** With the time for which the service is to go on answering. */
  private static Duration patience() {
    return ConfigProvider.getConfig()
        .getOptionalValue("quarkus.shutdown.delay", Duration.class)
        .map(PATIENCE::plus)
        .orElse(PATIENCE);
  }

  /** Stops the database of a service that has not started. */
  void databaseOnly() {
    if (database != null) {
      database.close();
    }
  }

  private static void explain(Throwable failure) {
    Console.complain("The service cannot start: " + StartupFailure.reason(failure));
    if (!(StartupFailure.root(failure) instanceof ConfigurationException)) {
      LOG.debug("The service cannot start.", failure);
    }
  }
}
