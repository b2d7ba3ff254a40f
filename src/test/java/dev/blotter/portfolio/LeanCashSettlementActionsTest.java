package dev.blotter.portfolio;

import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionDecider;
import dev.blotter.position.PositionSide;
import dev.blotter.position.PositionTrail;
import dev.blotter.position.Valuation;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cash, profit, settlement and corporate actions of QuantConnect/Lean Tests/Common/Securities. What
 * a pair trades is held as a position (docs/decisions/0025-pairs-are-held-as-positions.md), LEAN's
 * cash is the settled part (docs/decisions/0024-settlement-and-what-cash-may-do.md), and cash in
 * lieu follows docs/decisions/0026-splits.md.
 */
class LeanCashSettlementActionsTest {

  private static final JsonNode FILE = GoldenFiles.json("lean_cash_settlement_actions.json");
  private static final String ACME = "ACME";

  /** T+3 at 08:00 New York, as in 2015. */
  private static final SettlementPolicy THREE_DAYS =
      new SettlementPolicy(3, LocalTime.of(8, 0), CashBook.NEW_YORK);

  private static Stream<DynamicTest> cases(String section, CaseCheck check) {
    return GoldenFiles.each(FILE.path(section))
        .map(c -> DynamicTest.dynamicTest(c.path("case").asText(), () -> check.check(c)));
  }

  private interface CaseCheck {
    void check(JsonNode scenario);
  }

  @TestFactory
  Stream<DynamicTest> a_fill_realizes_what_lean_says() {
    return cases(
        "realized_trade_profit_gross_of_fees",
        c -> {
          var book = started(c, ACME, Currency.USD);
          var fill = number(c, "fill_qty").orElseThrow();
          trade(book, ACME, fill, c.path("fill_px").asText(), fee(c, "fee", Currency.USD));
          var realized =
              book.trail(ACME).histories().stream()
                  .map(h -> h.figures().grossRealizedPnl().amount())
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(realized).isEqualByComparingTo(expected(c, "last_trade_profit"));
          assertThat(book.portfolio().holding(Symbol.of(ACME)).orElseThrow().signedQuantity())
              .isEqualByComparingTo(expected(c, "start_qty").add(fill));
        });
  }

  @TestFactory
  Stream<DynamicTest> profit_in_another_currency_is_converted_at_its_rate() {
    return cases(
        "foreign_currency",
        c -> {
          var quote = Currency.of(c.path("quote_ccy").asText());
          var account = Currency.of(c.path("account_ccy").asText());
          var symbol = "ABC/" + quote.code();
          var book = started(c, symbol, quote);
          var before = book.portfolio().balance(quote).total();
          trade(
              book,
              symbol,
              number(c, "fill_qty").orElseThrow(),
              c.path("fill_px").asText(),
              fee(c, "fee_quote", quote));
          var rate = c.path("fx_" + quote.code() + "_to_account").asText();
          var rates = new Rates(marks(quote.code() + "/" + account.code(), rate));
          var figures = book.trail(symbol).figures();
          var expected = c.path("expect");
          assertThat(rates.convert(figures.fees(), account).orElseThrow().amount())
              .isEqualByComparingTo(expected(expected, "total_fees_account"));
          assertThat(rates.convert(figures.grossRealizedPnl(), account).orElseThrow().amount())
              .isEqualByComparingTo(expected(expected, "last_trade_profit_account"));
          assertThat(book.portfolio().balance(quote).total().minus(before).amount())
              .isEqualByComparingTo(expected(expected, "cash_" + quote.code()));
          assertThat(figures.signedQuantity()).isEqualByComparingTo(expected(expected, "qty"));
          assertThat(figures.side()).isEqualTo(PositionSide.FLAT);
        });
  }

  @TestFactory
  Stream<DynamicTest> what_is_open_is_marked_at_the_price_it_could_be_closed_at() {
    return cases(
        "unrealized",
        c -> {
          var signed = number(c, "qty").orElseThrow();
          var book = CashBook.of(AccountType.MARGIN, "0");
          trade(book, ACME, signed, c.path("avg").asText(), Money.zero(Currency.USD));
          var quote =
              new Quote(
                  Symbol.of(ACME),
                  price(c, "bid"),
                  price(c, "ask"),
                  price(c, "last"),
                  Instant.EPOCH);
          var price = signed.signum() > 0 ? quote.markLong() : quote.markShort();
          var mark = new Mark(price.orElseThrow(), quote.at());
          var fee = fee(c, "closing_fee", Currency.USD);
          var value = Valuation.of(book.trail(ACME).figures(), mark, fee);
          assertThat(Objects.requireNonNull(value.unrealizedPnl()).amount())
              .isEqualByComparingTo(expected(c, "unrealized"));
        });
  }

  @TestFactory
  Stream<DynamicTest> a_fill_moves_the_cash_as_in_lean() {
    return cases(
        "cash",
        c -> {
          if (c.has("qty0")) {
            checkStockCash(c);
          } else {
            checkPairCash(c);
          }
        });
  }

  private static void checkStockCash(JsonNode c) {
    var book = CashBook.of(AccountType.MARGIN, "0");
    var held = number(c, "qty0").orElseThrow();
    if (held.signum() != 0) {
      trade(book, ACME, held, "100", Money.zero(Currency.USD));
    }
    var before = book.usd().total();
    trade(
        book,
        ACME,
        number(c, "fill_qty").orElseThrow(),
        c.path("fill_px").asText(),
        fee(c, "fee", Currency.USD));
    var gained = book.usd().total().minus(before).amount();
    assertThat(gained).isEqualByComparingTo(expected(c, "cash").subtract(expected(c, "cash0")));
    assertThat(book.trail(ACME).figures().signedQuantity())
        .isEqualByComparingTo(expected(c, "qty"));
  }

  /** Fields are named after the currencies: {@code EUR0} and {@code EUR}, before and after. */
  private static void checkPairCash(JsonNode c) {
    var base =
        c.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> name.endsWith("0") && !name.equals("USD0"))
            .map(name -> name.substring(0, name.length() - 1))
            .findFirst()
            .orElseThrow();
    var symbol = base + "/USD";
    var book = CashBook.of(AccountType.CASH, c.path("USD0").asText());
    var fee = c.has("fee_USD") ? fee(c, "fee_USD", Currency.USD) : fee(c, "fee", Currency.USD);
    var px = c.path("fill_px").asText();
    trade(book, symbol, number(c, "fill_qty").orElseThrow(), px, fee);
    assertThat(book.usd().total().amount()).isEqualByComparingTo(expected(c, "USD"));
    assertThat(book.trail(symbol).figures().signedQuantity())
        .isEqualByComparingTo(expected(c, base));
    assertThat(book.view(marks(symbol, c.path("fx").asText(px))).equity())
        .isEqualByComparingTo(expected(c, "total_in_account_ccy"));
  }

  @TestFactory
  Stream<DynamicTest> sales_settle_when_lean_says() {
    return cases(
        "settlement",
        c -> {
          if (c.has("steps")) {
            checkSteps(c);
          } else {
            checkDelay(c);
          }
        });
  }

  /** Steps with a fill happen at 15:30Z of their day; a step without one asks at its time. */
  private static void checkSteps(JsonNode c) {
    var book = new CashBook(AccountType.CASH, THREE_DAYS);
    var first = GoldenFiles.each(c.path("steps")).findFirst().orElseThrow();
    book.deposit(number(first, "cash0").orElseThrow().toPlainString(), Currency.USD);
    var monday = LocalDate.parse(first.path("t").asText().substring(4, 14));
    for (var step : c.path("steps")) {
      var day = monday.with(TemporalAdjusters.nextOrSame(day(step.path("t").asText())));
      var open = day.atTime(LocalTime.of(9, 30)).atZone(CashBook.NEW_YORK).toInstant();
      book.decide(new PortfolioCommand.SettleCash(CashBook.USER, open));
      number(step, "fill_qty")
          .ifPresent(
              qty ->
                  trade(
                      book,
                      ACME,
                      qty,
                      step.path("fill_px").asText(),
                      fee(step, "fee", Currency.USD),
                      open.plusSeconds(7_200)));
      assertThat(book.usd().settled().amount())
          .as("%s", step)
          .isEqualByComparingTo(expected(step, "cash"));
      assertThat(book.usd().unsettled().amount())
          .as("%s", step)
          .isEqualByComparingTo(expected(step, "unsettled"));
    }
  }

  private static DayOfWeek day(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(text.substring(0, 3).toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }

  private static void checkDelay(JsonNode c) {
    var words = c.path("case").asText().split("(?=[A-Z])", -1);
    var sold = nextWeek(day(words[2]));
    var due =
        sold.with(TemporalAdjusters.next(day(c.path("settles").asText())))
            .atTime(8, 0)
            .atZone(CashBook.NEW_YORK)
            .toInstant();
    var book = new CashBook(AccountType.MARGIN, THREE_DAYS);
    book.deposit(c.path("cash0").asText(), Currency.USD);
    var at = sold.atTime(10, 0).atZone(CashBook.NEW_YORK).toInstant();
    trade(
        book,
        ACME,
        BigDecimal.ONE.negate(),
        c.path("amount").asText(),
        Money.zero(Currency.USD),
        at);
    book.decide(new PortfolioCommand.SettleCash(CashBook.USER, due.minusSeconds(300)));
    assertThat(book.usd().settled().amount()).isEqualByComparingTo(expected(c, "cash0"));
    assertThat(book.usd().unsettled().amount()).isEqualByComparingTo(expected(c, "amount"));
    book.decide(new PortfolioCommand.SettleCash(CashBook.USER, due));
    assertThat(book.usd().settled().amount()).isEqualByComparingTo(expected(c, "cash"));
    assertThat(book.usd().unsettled().amount()).isEqualByComparingTo(expected(c, "unsettled"));
  }

  private static LocalDate nextWeek(DayOfWeek day) {
    return LocalDate.of(2015, 11, 1).with(TemporalAdjusters.nextOrSame(day));
  }

  @TestFactory
  Stream<DynamicTest> corporate_actions_come_to_what_lean_says() {
    return cases(
        "corporate_actions",
        c -> {
          if (c.has("split_factor")) {
            checkSplit(c);
          } else {
            checkDividend(c);
          }
        });
  }

  private static void checkSplit(JsonNode c) {
    var book = CashBook.of(AccountType.CASH, "100000");
    trade(book, ACME, expected(c, "qty0"), c.path("avg0").asText(), Money.zero(Currency.USD));
    var cash = book.usd().total();
    var trail = book.trail(ACME);
    var old = c.path("price0").asText(c.path("avg0").asText());
    var factor = Price.of(c.path("split_factor").asText());
    var command =
        new PositionCommand.SplitPosition(
            Objects.requireNonNull(trail.book().lastId()), "split", factor, true, Price.of(old));
    book.adjust(
        trail, accepted(PositionDecider.decide(trail.book(), command, PositionTrail.START)));
    var figures = trail.figures();
    assertThat(figures.signedQuantity()).isEqualByComparingTo(expected(c, "qty"));
    assertThat(Objects.requireNonNull(figures.avgPxOpen()).value())
        .isEqualByComparingTo(expected(c, "avg"));
    var inLieu = number(c, "cash_in_lieu").or(() -> number(c, "cash_change")).orElseThrow();
    assertThat(book.usd().total().minus(cash).amount()).isEqualByComparingTo(inLieu);
    assertThat(book.portfolio().holding(Symbol.of(ACME)).orElseThrow().signedQuantity())
        .isEqualTo(figures.signedQuantity());
  }

  private static List<PositionChange> accepted(Decision<PositionChange> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<PositionChange>) decision).events();
  }

  private static void checkDividend(JsonNode c) {
    var book = CashBook.of(AccountType.CASH, "100000");
    var before = book.usd().total();
    trade(book, ACME, expected(c, "qty"), "10", fee(c, "fee", Currency.USD));
    var dividend = Money.rounded(expected(c, "dividend_payment"), Currency.USD);
    book.decide(new PortfolioCommand.PostDividend(CashBook.USER, "div", Symbol.of(ACME), dividend));
    var gain = expected(c, "realized_profit").divide(expected(c, "qty"));
    trade(
        book,
        ACME,
        expected(c, "qty").negate(),
        new BigDecimal("10").add(gain).toPlainString(),
        Money.zero(Currency.USD));
    var figures = book.trail(ACME).figures();
    assertThat(figures.grossRealizedPnl().amount())
        .isEqualByComparingTo(expected(c, "realized_profit"));
    assertThat(figures.grossRealizedPnl().plus(dividend).amount())
        .isEqualByComparingTo(expected(c, "total_profit"));
    assertThat(book.usd().total().minus(before).amount())
        .isEqualByComparingTo(expected(c, "total_net_profit"));
  }

  private static CashBook started(JsonNode c, String symbol, Currency quote) {
    var book = new CashBook(AccountType.MARGIN, CashBook.NEXT_DAY);
    book.deposit("100000", quote);
    var held = number(c, "start_qty").orElse(BigDecimal.ZERO);
    if (held.signum() != 0) {
      trade(book, symbol, held, c.path("start_avg").asText(), Money.zero(quote));
    }
    return book;
  }

  private static void trade(
      CashBook book, String symbol, BigDecimal signed, String price, Money fee) {
    trade(book, symbol, signed, price, fee, PositionTrail.START);
  }

  private static void trade(
      CashBook book, String symbol, BigDecimal signed, String price, Money fee, Instant at) {
    var side = signed.signum() > 0 ? Side.BUY : Side.SELL;
    int order = book.events().size();
    book.fill(order, symbol, side, signed.abs().toPlainString(), price, fee, at);
  }

  private static Money fee(JsonNode c, String field, Currency currency) {
    return Money.rounded(number(c, field).orElse(BigDecimal.ZERO), currency);
  }

  private static Price price(JsonNode c, String field) {
    return number(c, field).map(Price::new).orElse(null);
  }

  private static BigDecimal expected(JsonNode c, String field) {
    return number(c, field).orElseThrow();
  }

  private static Marks marks(String symbol, String price) {
    var mark = new Mark(Price.of(price), Instant.EPOCH);
    return (s, signed) -> Optional.of(mark).filter(m -> s.equals(Symbol.of(symbol)));
  }
}
