package dev.blotter.app;

import io.quarkus.runtime.Application;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the framework can be made before anything is known of the database, made while that is
 * looked after: the two have a processor each instead of waiting for one another.
 */
final class FrameworkInit {
  private static final Logger LOG = Logger.getLogger(FrameworkInit.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final CompletableFuture<Void> made;

  private FrameworkInit(CompletableFuture<Void> made) {
    this.made = made;
  }

  /** Begins in a thread of its own, which does not keep the process from ending. */
  static FrameworkInit begin() {
    return begin(Application.APP_CLASS_NAME);
  }

  /** The same of a class whose static initializer does it, as that of what the build makes does. */
  static FrameworkInit begin(String application) {
    // Both sides log. Two threads that each begin to set up logging wait for each other forever.
    LOG.debug("The framework is made beside the database.");
    LoggerFactory.getILoggerFactory();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return new FrameworkInit(
        CompletableFuture.runAsync(
            () -> make(application, loader), task -> inOwnThread(task, loader)));
  }

  private static void inOwnThread(Runnable task, ClassLoader loader) {
    var thread = Thread.ofPlatform().daemon().name("framework-init").unstarted(task);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private static void make(String application, ClassLoader loader) {
    try {
      Class.forName(application, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits for the end.
   *
   * @throws StartupFailure where it failed or does not come to an end
   */
  void await() {
    try {
      made.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StartupFailure("The service cannot start: " + StartupFailure.reason(e), e);
    } catch (TimeoutException e) {
      throw new StartupFailure("The framework is not made after " + PATIENCE + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("The start was interrupted.", e);
    }
  }
}
