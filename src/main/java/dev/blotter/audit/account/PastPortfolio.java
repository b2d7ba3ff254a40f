package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.portfolio.Worth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A portfolio as the projection's own rules make it of the events. */
public final class PastPortfolio implements AccountFold {

  /** PostgreSQL, 8.14: jsonb keeps keys by their length, and those of one length by their bytes. */
  private static final Comparator<Object> AS_JSONB =
      Comparator.comparingInt((Object key) -> key.toString().length())
          .thenComparing(Object::toString);

  private final PortfoliosProjection rules = new PortfoliosProjection();
  private final PaidPrices prices = new PaidPrices();
  private @Nullable PortfolioRow row;

  /** Orders are needed for what their executions paid. */
  @Override
  public Set<AggregateType> types() {
    return EnumSet.of(AggregateType.PORTFOLIO, AggregateType.ORDER);
  }

  @Override
  public void add(RecordedEvent event) {
    prices.add(event);
    if (rules.rowOf(event).isPresent()) {
      row = rules.apply(row, event);
    }
  }

  /** What was paid by then. */
  public PaidPrices prices() {
    return prices;
  }

  /** The instruments whose prices its worth follows from. */
  public Set<Symbol> symbols() {
    return row().map(PortfolioRow::account).map(Worth::symbols).orElse(Set.of());
  }

  /** As its read model would have it; empty where there was none. */
  Optional<PortfolioRow> row() {
    return Optional.ofNullable(row);
  }

  /** At those prices, with what shorts hold by the rule of today; empty where there was none. */
  public Optional<PortfolioView> view(MarginPolicy margin, Marks marks) {
    return row()
        .map(
            known ->
                PortfolioView.of(
                    known.id(), known.userId(), asStored(known.account()), margin, marks));
  }

  /** With currencies in the order in which read models give them back. */
  private static Account asStored(Account account) {
    return new Account(
        account.baseCurrency(),
        account.accountType(),
        asStored(account.balances()),
        account.closing(),
        account.holdings(),
        account.unsettled(),
        asStored(account.flows()),
        account.closedDay());
  }

  private static <K, V> Map<K, V> asStored(Map<K, V> map) {
    Map<K, V> sorted = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(AS_JSONB))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** How much of the position in that instrument no active order was about to close. */
  Quantity available(Symbol symbol) {
    return row == null ? Quantity.ZERO : row.account().available(symbol);
  }
}
