package dev.blotter.user;

import dev.blotter.job.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finishes the erasures that a crash interrupted, at the start and from time to time. */
@ApplicationScoped
class ErasureJob {
  private static final String JOB = "erasure";
  private static final Logger LOG = Logger.getLogger(ErasureJob.class);
  private static final int BATCH = 100;

  private final Jobs jobs;
  private final Erasures erasures;

  ErasureJob(Jobs jobs, Erasures erasures) {
    this.jobs = jobs;
    this.erasures = erasures;
  }

  @Scheduled(
      identity = JOB,
      every = "${blotter.privacy.erasure-interval:1h}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return jobs.again(JOB, this::finishAll);
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
