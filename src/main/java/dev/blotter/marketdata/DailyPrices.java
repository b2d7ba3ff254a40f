package dev.blotter.marketdata;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What instruments closed at, day by day. */
@ApplicationScoped
public class DailyPrices {

  /** A quote is committed after the time of its change was drawn; such are looked at again. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** As many as an event loop reads the closes of without keeping others waiting. */
  private static final int AT_A_TIME = 32;

  private final Quotes quotes;
  private final DailyPriceTable table;
  private final DailyPriceQueries queries;
  private final RecentDailyPrices recent;
  private final ZoneId zone;
  private volatile OffsetDateTime looked =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  DailyPrices(
      Quotes quotes,
      DailyPriceTable table,
      DailyPriceQueries queries,
      RecentDailyPrices recent,
      MarketDataConfig config) {
    this.quotes = quotes;
    this.table = table;
    this.queries = queries;
    this.recent = recent;
    this.zone = config.dayZone();
  }

  /**
   * The closes of these instruments on the days from the one to the other, both included, the
   * oldest first, some instruments at a time: of thousands they are millions. A day without a price
   * is left out, and so is a symbol without any. What other nodes learn meanwhile may be missing
   * for a minute.
   */
  public Multi<Map<Symbol, List<DailyPrice>>> of(
      Collection<Symbol> symbols, LocalDate from, LocalDate to) {
    return Multi.createFrom()
        .iterable(symbols)
        .group()
        .intoLists()
        .of(AT_A_TIME)
        .onItem()
        .transformToUniAndConcatenate(some -> recent.of(some, from, to, queries::of));
  }

  /** The last day that was over by then: what later days closed at, nobody knew. */
  public LocalDate lastOver(Instant moment) {
    return LocalDate.ofInstant(moment, zone).minusDays(1);
  }

  /**
   * The closes of one instrument, the newest first, as they are stored at this moment.
   *
   * @param from the first day, or null for all
   * @param to the last day, or null for all
   */
  public Uni<List<DailyPrice>> newest(
      Symbol symbol, @Nullable LocalDate from, @Nullable LocalDate to, int limit) {
    return queries.newest(symbol, from, to, limit);
  }

  /** Stores what a venue or an operator says that days closed at, whatever was known of them. */
  public Uni<Void> tell(Symbol symbol, SortedMap<LocalDate, Price> closes) {
    return table.tell(symbol, closes).invoke(() -> recent.forget(Set.of(symbol)));
  }

  /** Carries over what changed in the quotes since it was last done on this node. */
  Uni<Void> carry() {
    return Uni.createFrom()
        .deferred(
            () -> {
              var withdrawn = quotes.takeWithdrawn();
              return carry(looked, withdrawn)
                  .onFailure()
                  .invoke(() -> quotes.keepWithdrawn(withdrawn));
            });
  }

  private Uni<Void> carry(OffsetDateTime since, Set<String> withdrawn) {
    return table
        .carry(since, DayZone.name(zone), withdrawn)
        .invoke(carried -> recent.forget(carried.symbols()))
        .call(() -> table.withdraw(since, withdrawn).invoke(recent::forget))
        .invoke(carried -> looked = carried.at().minus(OVERLAP))
        .replaceWithVoid();
  }
}
