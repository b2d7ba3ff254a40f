package dev.blotter.risk;

import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.DailyPrices;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.PendingQueries;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.Valuations;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Measures the risk of accounts. What it answers may be behind the log; a fence is the caller's.
 */
@ApplicationScoped
public class Risks {

  /** How far back an account's own history goes. */
  private static final int HISTORY_DAYS = 365;

  /** For each trading day, weekends and holidays included. */
  private static final int CALENDAR_DAYS = 2;

  private final CachedPortfolioQueries portfolios;
  private final PendingQueries orders;
  private final PositionQueries positions;
  private final Valuations valuations;
  private final DailyPrices daily;
  private final Prices prices;
  private final MarginPolicy margin;
  private final RiskPolicy policy;
  private final PastAccountSource accounts;
  private final InstantSource clock;

  Risks(
      CachedPortfolioQueries portfolios,
      PendingQueries orders,
      PositionQueries positions,
      Valuations valuations,
      DailyPrices daily,
      Prices prices,
      MarginPolicy margin,
      RiskConfig config,
      TradingCalendar calendar,
      PastAccountSource accounts,
      InstantSource clock) {
    this.portfolios = portfolios;
    this.orders = orders;
    this.positions = positions;
    this.valuations = valuations;
    this.daily = daily;
    this.prices = prices;
    this.margin = margin;
    this.policy = RiskPolicy.of(config, calendar);
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The risk of a user's account, or empty where there is none. */
  public Uni<Optional<RiskReport>> ofUser(UUID userId, RiskQuestion question) {
    return measured(userId, question, List.of(), RiskReport::of);
  }

  /** What it would be once these orders are executed, or empty where there is no account. */
  public Uni<Optional<WhatIfReport>> whatIf(
      UUID userId, RiskQuestion question, List<SupposedTrade> trades) {
    return measured(userId, question, trades, inputs -> WhatIfReport.of(inputs, trades));
  }

  /** The risk that a user's account had at a moment of the past, or empty where there was none. */
  public Uni<Optional<RiskReport>> asOf(UUID userId, Instant at, RiskQuestion question) {
    return accounts
        .at(userId, at)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : measured(found.get(), true, question, List.of(), RiskReport::of)
                        .map(Optional::of));
  }

  private <T> Uni<Optional<T>> measured(
      UUID userId,
      RiskQuestion question,
      List<SupposedTrade> trades,
      Function<RiskInputs, T> report) {
    return portfolios
        .ofUser(userId)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<T>empty())
                    : now(found.get())
                        .chain(account -> measured(account, false, question, trades, report))
                        .map(Optional::of));
  }

  private Uni<KnownAccount> now(PortfolioRow row) {
    return Uni.combine()
        .all()
        .unis(
            orders.ofUser(row.userId()),
            positions.ofUser(row.userId(), true, null, Window.first(Window.LARGEST)))
        .asTuple()
        .map(
            read ->
                new KnownAccount(
                    clock.instant(),
                    row,
                    read.getItem1(),
                    read.getItem2().rows().stream().map(PositionRow::position).toList(),
                    prices));
  }

  /**
   * @param past whether only days that were over count, and what had no price then is worth what
   *     they closed at
   */
  private <T> Uni<T> measured(
      KnownAccount known,
      boolean past,
      RiskQuestion question,
      List<SupposedTrade> trades,
      Function<RiskInputs, T> report) {
    var userId = known.row().userId();
    var day = LocalDate.ofInstant(known.at(), ZoneOffset.UTC);
    var symbols = RiskSymbols.of(known.row().account(), question, trades);
    return Uni.combine()
        .all()
        .unis(
            valuations.ofUser(userId, day.minusDays(HISTORY_DAYS), day),
            daily.of(symbols, firstDay(day), past ? daily.lastOver(known.at()) : day))
        .asTuple()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            read -> {
              var closes = read.getItem2();
              var priced =
                  past ? known.with(new ClosingMarks(known.marks(), closes, known.at())) : known;
              var history = new PriceHistory(closes);
              return RiskInputs.of(priced, margin, history, read.getItem1(), question, policy);
            })
        .map(report);
  }

  private LocalDate firstDay(LocalDate day) {
    return day.minusDays(Math.max(HISTORY_DAYS, policy.window() * CALENDAR_DAYS));
  }
}
