package dev.blotter.projection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Collection;
import org.jboss.logging.Logger;

/** Gives each projection its checkpoints; once they are there, what is parked is tried again. */
final class Preparation {

  private static final Logger LOG = Logger.getLogger(Preparation.class);

  private final Pool pool;
  private final Collection<Projection<?>> projections;
  private final ParkedRetry parked;
  private volatile boolean done;

  Preparation(Pool pool, Collection<Projection<?>> projections, ParkedRetry parked) {
    this.pool = pool;
    this.projections = projections;
    this.parked = parked;
  }

  /** True once the checkpoints are there. */
  boolean isDone() {
    return done;
  }

  /** Does it where it is not done yet. */
  Uni<Void> ensure() {
    return done ? Uni.createFrom().voidItem() : prepare();
  }

  private Uni<Void> prepare() {
    return Multi.createFrom()
        .iterable(projections)
        .onItem()
        .transformToUniAndConcatenate(p -> Checkpoints.prepare(pool, p))
        .collect()
        .last()
        .invoke(() -> done = true)
        .invoke(this::retryParked);
  }

  /** Beside everything else: nobody waits for users that are parked. */
  private void retryParked() {
    parked
        .all()
        .subscribe()
        .with(done -> {}, fault -> LOG.warnf("what is parked stays so: %s", fault.toString()));
  }
}
