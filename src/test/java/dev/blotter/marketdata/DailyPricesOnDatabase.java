package dev.blotter.marketdata;

import dev.blotter.job.Jobs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.time.ZoneId;

/** One node's daily prices, kept in a database that other nodes may share. */
public final class DailyPricesOnDatabase {
  private final DailyPrices prices;
  private final DailyPriceJob job;

  public DailyPricesOnDatabase(Pool pool, String zone) {
    this(pool, zone, new QuotesOnDatabase(pool));
  }

  /** With the quotes of the same node. */
  DailyPricesOnDatabase(Pool pool, String zone, QuotesOnDatabase quotes) {
    this.prices =
        new DailyPrices(
            quotes.quotes(),
            new DailyPriceTable(pool),
            new DailyPriceQueries(pool),
            new RecentDailyPrices(),
            new Days(ZoneId.of(zone)));
    this.job = new DailyPriceJob(new Jobs(), prices, Instant::now);
  }

  public DailyPrices prices() {
    return prices;
  }

  /** Carries the last prices over to their days, as the schedule does. */
  public Uni<Void> carry() {
    return job.run();
  }

  private record Days(ZoneId dayZone) implements MarketDataConfig {
    @Override
    public String syncInterval() {
      return "off";
    }

    @Override
    public String dailyInterval() {
      return "off";
    }
  }
}
