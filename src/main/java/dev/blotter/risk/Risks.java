package dev.blotter.risk;

import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.DailyPrices;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.TradingDays;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

  /** For each trading day, weekends and holidays included. */
  private static final int CALENDAR_DAYS = 2;

  private final PresentAccounts present;
  private final PastAccountSource past;
  private final TradingDays days;
  private final DailyPrices daily;
  private final MarginPolicy margin;
  private final RiskPolicy policy;

  Risks(
      PresentAccounts present,
      PastAccountSource past,
      TradingDays days,
      DailyPrices daily,
      MarginPolicy margin,
      RiskConfig config,
      TradingCalendar calendar) {
    this.present = present;
    this.past = past;
    this.days = days;
    this.daily = daily;
    this.margin = margin;
    this.policy = RiskPolicy.of(config, calendar);
  }

  private enum Time {
    PRESENT,

    /** Only days that were over count, and what had no price then is worth what they closed at. */
    PAST
  }

  /** The risk of a user's account, or empty where there is none. */
  public Uni<Optional<RiskReport>> ofUser(UUID userId, RiskQuestion question) {
    return measured(present.of(userId), Time.PRESENT, question, List.of(), RiskReport::of);
  }

  /** What it would be once these orders are executed, or empty where there is no account. */
  public Uni<Optional<WhatIfReport>> whatIf(
      UUID userId, RiskQuestion question, List<SupposedTrade> trades) {
    return measured(
        present.of(userId),
        Time.PRESENT,
        question,
        trades,
        inputs -> WhatIfReport.of(inputs, trades));
  }

  /** The risk that a user's account had at a moment of the past, or empty where there was none. */
  public Uni<Optional<RiskReport>> asOf(UUID userId, Instant at, RiskQuestion question) {
    return measured(past.at(userId, at), Time.PAST, question, List.of(), RiskReport::of);
  }

  private <T> Uni<Optional<T>> measured(
      Uni<Optional<KnownAccount>> account,
      Time time,
      RiskQuestion question,
      List<SupposedTrade> trades,
      Function<RiskInputs, T> report) {
    return account.chain(
        found ->
            found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : inputs(found.get(), time, question, trades).map(report).map(Optional::of));
  }

  private Uni<RiskInputs> inputs(
      KnownAccount known, Time time, RiskQuestion question, List<SupposedTrade> trades) {
    var day = LocalDate.ofInstant(known.at(), ZoneOffset.UTC);
    var symbols = RiskSymbols.of(known.row().account(), question, trades);
    var history = new PriceHistory();
    var closing = new ClosingMarks(known.marks(), known.at());
    boolean past = time == Time.PAST;
    var closes =
        daily
            .of(symbols, firstDay(day), past ? daily.lastOver(known.at()) : day)
            .invoke(history::add);
    return (past ? closes.invoke(closing::add) : closes)
        .collect()
        .last()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            read ->
                RiskInputs.of(
                    past ? known.with(closing) : known,
                    margin,
                    history,
                    valued(known),
                    question,
                    policy));
  }

  private EquityDays valued(KnownAccount known) {
    var first = EquityDays.first(days.current(known.at()));
    return EquityDays.of(known.valued(), first, known.unchangedUntil(days));
  }

  private LocalDate firstDay(LocalDate day) {
    return day.minusDays(Math.max(EquityDays.MOST, policy.window() * CALENDAR_DAYS));
  }
}
