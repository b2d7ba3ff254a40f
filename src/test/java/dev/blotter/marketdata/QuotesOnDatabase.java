package dev.blotter.marketdata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.ZoneOffset;

/** One node's quotes, kept in a database that other nodes may share. */
public final class QuotesOnDatabase {
  final QuoteTable table;
  private final Quotes quotes;
  private final QuoteSync sync;

  public QuotesOnDatabase(Pool pool) {
    this.table = new QuoteTable(pool);
    this.quotes = new Quotes(table, new QuoteHistory(pool));
    this.sync = new QuoteSync(quotes, table, new NoSync(ZoneOffset.UTC));
  }

  public Quotes quotes() {
    return quotes;
  }

  public Prices prices() {
    return quotes;
  }

  Uni<Void> sync() {
    return sync.run();
  }
}
