package dev.blotter.marketdata;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps this node's quotes and those in the database the same. */
@ApplicationScoped
class QuoteSync implements Recurring {

  /** A change is committed after its time was drawn; one is looked for again this long after. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Quotes quotes;
  private final QuoteTable table;
  private final MarketDataConfig config;
  private volatile OffsetDateTime seen = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  QuoteSync(Quotes quotes, QuoteTable table, MarketDataConfig config) {
    this.quotes = quotes;
    this.table = table;
    this.config = config;
  }

  @Override
  public String name() {
    return "quotes";
  }

  /** At once when a node starts, which knows no prices yet. */
  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.syncInterval()).after(Duration.ZERO);
  }

  @Override
  public Uni<Void> run() {
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
