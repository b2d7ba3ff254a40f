package dev.blotter.portfolio.web;

import dev.blotter.kernel.Money;
import dev.blotter.marketdata.Prices;
import dev.blotter.portfolio.EquityHistory;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.portfolio.Worth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Continues the days that were valued with what the account is worth now. */
@ApplicationScoped
public class LivePoint {

  private final Prices prices;
  private final InstantSource clock;

  LivePoint(Prices prices, InstantSource clock) {
    this.prices = prices;
    this.clock = clock;
  }

  HistoryView history(
      PortfolioRow row, HistorySpan span, @Nullable ValuedDay before, List<ValuedDay> valued) {
    List<ValuedDay> days = new ArrayList<>(valued);
    if (span.live()) {
      days.add(now(row, span, Stream.concat(Stream.ofNullable(before), valued.stream())));
    }
    var currency = row.account().baseCurrency();
    var base = before == null ? null : before.equity();
    var from = Objects.requireNonNullElse(base, Money.zero(currency).amount());
    return HistoryView.of(currency, from, EquityHistory.of(from, days), span.live());
  }

  private ValuedDay now(PortfolioRow row, HistorySpan span, Stream<ValuedDay> earlier) {
    var worth = Worth.of(row.account(), prices).equity();
    var flows =
        follows(row, earlier) ? Worth.flows(row.account(), prices) : Optional.<Money>empty();
    return new ValuedDay(
        span.to(),
        clock.instant(),
        worth == null ? null : worth.amount(),
        flows.map(Money::amount).orElse(null));
  }

  /**
   * Whether the account counts what flowed from the last of these days on: not where one of the two
   * read models is ahead of the other for a moment.
   */
  private static boolean follows(PortfolioRow row, Stream<ValuedDay> earlier) {
    var last =
        earlier
            .filter(day -> day.equity() != null)
            .reduce((one, other) -> other)
            .map(ValuedDay::at);
    return last.equals(Optional.ofNullable(row.valuedAt()));
  }
}
