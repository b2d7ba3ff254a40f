package dev.blotter.projection;

import dev.blotter.job.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has parked events tried again from time to time. */
@Singleton
final class ParkedJob {

  private static final String JOB = "parked";

  private final Jobs jobs;
  private final Projections projections;

  ParkedJob(Jobs jobs, Projections projections) {
    this.jobs = jobs;
    this.projections = projections;
  }

  @Scheduled(every = "10s", identity = JOB, concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> retry() {
    return jobs.again(JOB, projections::retryParked);
  }
}
