package dev.blotter.marketdata;

import dev.blotter.job.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps this node's quotes and those in the database the same. */
@ApplicationScoped
class QuoteSync {

  private static final String JOB = "quotes";

  /** A change is committed after its time was drawn; one is looked for again this long after. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Jobs jobs;
  private final Quotes quotes;
  private final QuoteTable table;
  private volatile OffsetDateTime seen = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  QuoteSync(Jobs jobs, Quotes quotes, QuoteTable table) {
    this.jobs = jobs;
    this.quotes = quotes;
    this.table = table;
  }

  @Scheduled(
      every = "${blotter.marketdata.sync-interval:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sync() {
    return jobs.again(JOB, this::exchange);
  }

  private Uni<Void> exchange() {
    return quotes
        .flush()
        .chain(() -> table.changedAfter(seen.minus(OVERLAP)))
        .invoke(this::learn)
        .replaceWithVoid();
  }

  private void learn(List<QuoteTable.Changed> changes) {
    for (var change : changes) {
      quotes.learn(change.prices());
      seen = change.changedAt();
    }
  }
}
