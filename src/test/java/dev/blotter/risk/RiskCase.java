package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Split;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.DailyPrice;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.portfolio.ValuedDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An account in US dollars whose risk is to be measured, put together step by step. */
final class RiskCase {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  static final Instant NOW = TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC);

  private Account account =
      Bookkeeping.evolve(null, new PortfolioOpened(Currency.USD, AccountType.MARGIN));
  private final Map<Symbol, Mark> marks = new HashMap<>();
  private final Map<Symbol, List<DailyPrice>> closes = new HashMap<>();
  private final List<PendingQuantity> pending = new ArrayList<>();
  private final List<ValuedDay> valued = new ArrayList<>();
  private final Map<RiskLimit, BigDecimal> limits = new EnumMap<>(RiskLimit.class);
  private List<Double> confidences = List.of(0.95, 0.99);
  private int horizon = 1;
  private TradingCalendar calendar = TradingCalendar.WEEKDAYS;
  private LocalDate unchangedUntil = LocalDate.MIN;
  private int daysPerYear = 252;

  /** 100 at 200 held and 50 at 100 owed, of 100,000 in cash. */
  static RiskCase longAndShort() {
    return new RiskCase()
        .cash("100000.00", "USD")
        .holding("AAPL", "100", "200")
        .holding("TSLA", "-50", "100");
  }

  RiskCase cash(String amount, String code) {
    var money = Money.of(amount, Currency.of(code));
    var zero = Money.zero(money.currency());
    account =
        Bookkeeping.evolve(
            account, new CashDeposited("wire", money, new Balance(money, zero, zero)));
    return this;
  }

  /** A holding that was bought, or sold short, at the price of now. */
  RiskCase holding(String symbol, String signedQuantity, String price) {
    mark(symbol, price);
    var quantity = new BigDecimal(signedQuantity);
    var side = quantity.signum() < 0 ? Side.SELL : Side.BUY;
    var trade = new SupposedTrade(Symbol.of(symbol), side, quantity.abs(), Price.of(price), null);
    account = trade.after(account);
    return this;
  }

  /** What is held is split now, after its price was quoted. */
  RiskCase split(String symbol, String newUnits) {
    var held = account.holding(Symbol.of(symbol)).orElseThrow();
    var ratio = Ratio.of(newUnits, "1");
    var after =
        new Holding(
            held.symbol(),
            held.positionId(),
            held.cycle(),
            held.signedQuantity().multiply(new BigDecimal(newUnits)),
            held.costBasis(),
            new Split(NOW, ratio).after(held.splits()));
    var nothing = Money.zero(Currency.USD);
    var balance = account.balance(Currency.USD);
    account = Bookkeeping.evolve(account, new HoldingAdjusted("SPLIT", after, nothing, balance));
    return this;
  }

  RiskCase mark(String symbol, String price) {
    marks.put(Symbol.of(symbol), new Mark(Price.of(price), NOW.minusSeconds(1)));
    return this;
  }

  RiskCase markedAt(String symbol, Instant at) {
    marks.computeIfPresent(Symbol.of(symbol), (s, mark) -> new Mark(mark.price(), at));
    return this;
  }

  RiskCase unpriced(String symbol) {
    marks.remove(Symbol.of(symbol));
    return this;
  }

  RiskCase pending(String symbol, String buying, String selling) {
    pending.add(
        new PendingQuantity(
            Symbol.of(symbol), null, 1, new BigDecimal(buying), new BigDecimal(selling)));
    return this;
  }

  /** Closes on the weekdays up to yesterday, each moved from the one before at random. */
  RiskCase randomCloses(String symbol, int days, double first, RandomGenerator random) {
    double level = first;
    var levels = new double[days];
    for (int i = 0; i < days; i++) {
      levels[i] = level;
      level *= Math.exp(random.nextGaussian() * 0.02);
    }
    return closes(symbol, levels);
  }

  RiskCase closes(String symbol, double... levels) {
    List<DailyPrice> prices = new ArrayList<>();
    var day = TODAY;
    for (int i = levels.length - 1; i >= 0; i--) {
      day = weekdayBefore(day);
      var close = BigDecimal.valueOf(levels[i]).setScale(6, RoundingMode.HALF_EVEN);
      prices.addFirst(new DailyPrice(day, new Price(close), true));
    }
    closes.put(Symbol.of(symbol), prices);
    return this;
  }

  private static LocalDate weekdayBefore(LocalDate day) {
    return day.minusDays(
        switch (day.getDayOfWeek()) {
          case MONDAY -> 3;
          case SUNDAY -> 2;
          default -> 1;
        });
  }

  RiskCase valued(LocalDate day, @Nullable String equity, String flows) {
    var at = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    var worth = equity == null ? null : new BigDecimal(equity);
    valued.add(new ValuedDay(day, at, worth, new BigDecimal(flows)));
    return this;
  }

  /** From that day on it may be worth something else than at its last valuation. */
  RiskCase unchangedUntil(LocalDate day) {
    unchangedUntil = day;
    return this;
  }

  RiskCase daysPerYear(int days) {
    daysPerYear = days;
    return this;
  }

  RiskCase limit(RiskLimit limit, String maximum) {
    limits.put(limit, new BigDecimal(maximum));
    return this;
  }

  RiskCase holiday(LocalDate day) {
    calendar = new TradingCalendar(Set.of(day));
    return this;
  }

  RiskCase horizon(int days) {
    horizon = days;
    return this;
  }

  RiskCase confidence(double confidence) {
    confidences = List.of(confidence);
    return this;
  }

  Account account() {
    return account;
  }

  RiskReport report() {
    return RiskReport.of(inputs());
  }

  WhatIfReport whatIf(SupposedTrade... trades) {
    return WhatIfReport.of(inputs(), List.of(trades));
  }

  private PriceHistory history() {
    var history = new PriceHistory();
    history.add(closes);
    return history;
  }

  RiskInputs inputs() {
    Marks prices = (symbol, quantity) -> Optional.ofNullable(marks.get(symbol));
    var id = new UUID(0, 1);
    return new RiskInputs(
        NOW,
        account,
        PortfolioView.of(id, id, account, MarginPolicy.STANDARD, prices),
        MarginPolicy.STANDARD,
        pending,
        Map.of(),
        prices,
        history(),
        EquityDays.of(valued, TODAY.minusDays(365), unchangedUntil),
        new RiskQuestion(confidences, horizon, EnumSet.allOf(RiskMethod.class), null),
        new RiskPolicy(
            252,
            30,
            daysPerYear,
            0,
            Duration.ofMinutes(15),
            new BigDecimal("0.25"),
            new BigDecimal("0.30"),
            calendar,
            limits));
  }
}
