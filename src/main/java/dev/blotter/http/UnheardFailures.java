package dev.blotter.http;

import dev.blotter.kernel.Foreseen;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * What becomes of failures that nobody is left to be told of because the client has gone: logged,
 * but not what is an answer, nor that the work was cancelled. Either is the client's doing, who
 * could fill the log by it, and under too much load there are thousands.
 */
@Singleton
final class UnheardFailures {

  private static final Logger LOG = Logger.getLogger(UnheardFailures.class);

  void started(@Observes StartupEvent event) {
    Infrastructure.setDroppedExceptionHandler(UnheardFailures::log);
  }

  private static void log(Throwable failure) {
    if (failure instanceof Foreseen || failure instanceof CancellationException) {
      LOG.debugf("a client had gone before it was told: %s", failure);
    } else {
      LOG.error("a failure that nobody was left to be told of", failure);
    }
  }
}
