package dev.blotter.user;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finishes the erasures that a crash interrupted, and has PostgreSQL's statistics forget who was
 * erased, at the start and from time to time.
 */
@ApplicationScoped
class ErasureJob implements Recurring {
  private static final Logger LOG = Logger.getLogger(ErasureJob.class);
  private static final int BATCH = 100;

  private final Erasures erasures;
  private final PrivacyConfig config;

  ErasureJob(Erasures erasures, PrivacyConfig config) {
    this.erasures = erasures;
    this.config = config;
  }

  @Override
  public String name() {
    return "erasure";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.erasureInterval()).after(Duration.ofSeconds(5));
  }

  @Override
  public Uni<Void> run() {
    return finishAll().chain(erasures::forgetStatistics);
  }

  /** What is finished is not found again, so that the last batch is one that is not full. */
  private Uni<Void> finishAll() {
    return erasures
        .unfinished(BATCH)
        .chain(
            users -> users.size() < BATCH ? finish(users) : finish(users).chain(this::finishAll));
  }

  private Uni<Void> finish(List<UUID> users) {
    return Multi.createFrom()
        .iterable(users)
        .onItem()
        .transformToUniAndConcatenate(this::finish)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> finish(UUID userId) {
    return erasures
        .finish(userId)
        .invoke(() -> LOG.infof("finished the interrupted erasure of user %s", userId));
  }
}
