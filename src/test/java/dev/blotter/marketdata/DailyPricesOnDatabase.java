package dev.blotter.marketdata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
    var days = new NoSync(ZoneId.of(zone));
    this.prices =
        new DailyPrices(
            quotes.quotes(),
            new DailyPriceTable(pool),
            new DailyPriceQueries(pool),
            new RecentDailyPrices(),
            days);
    this.job = new DailyPriceJob(prices, days);
  }

  public DailyPrices prices() {
    return prices;
  }

  /** Carries the last prices over to their days, as the schedule does. */
  public Uni<Void> carry() {
    return job.run();
  }
}
