package dev.blotter.http;

import dev.blotter.command.Overloaded;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What becomes of failures that nobody is left to be told of, since the client has gone: logged,
 * but not that a command was turned away. That is an answer, and under too much load there are
 * thousands.
 */
@Singleton
final class UnheardFailures {

  private static final Logger LOG = Logger.getLogger(UnheardFailures.class);

  void started(@Observes StartupEvent event) {
    Infrastructure.setDroppedExceptionHandler(UnheardFailures::log);
  }

  private static void log(Throwable failure) {
    if (failure instanceof Overloaded) {
      LOG.debugf("a client had gone before it was turned away: %s", failure.getMessage());
    } else {
      LOG.error("a failure that nobody was left to be told of", failure);
    }
  }
}
