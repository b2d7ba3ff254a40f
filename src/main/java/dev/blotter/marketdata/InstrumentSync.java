package dev.blotter.marketdata;

import dev.blotter.job.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets this node know what other nodes are told of instruments. */
@ApplicationScoped
class InstrumentSync {

  private static final String JOB = "instruments";

  private final Jobs jobs;
  private final InstrumentRegister register;

  InstrumentSync(Jobs jobs, InstrumentRegister register) {
    this.jobs = jobs;
    this.register = register;
  }

  @Scheduled(
      identity = JOB,
      every = "${blotter.marketdata.sync-interval:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sync() {
    return jobs.again(JOB, register::refresh);
  }
}
