package dev.blotter.portfolio;

import static dev.blotter.portfolio.LeanCases.ACME;
import static dev.blotter.portfolio.LeanCases.cases;
import static dev.blotter.portfolio.LeanCases.expected;
import static dev.blotter.portfolio.LeanCases.fee;
import static dev.blotter.portfolio.LeanCases.trade;
import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionDecider;
import dev.blotter.position.PositionTrail;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Splits and dividends as in LEAN; cash in lieu follows docs/decisions/0026-splits.md. */
class LeanCorporateActionsTest {
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
    LeanCases.knowOnly(
        c,
        "qty0",
        "avg0",
        "price0",
        "split_factor",
        "qty",
        "avg",
        "price",
        "cash_change",
        "cash_in_lieu",
        "cash_in_lieu_formula");
    var book = CashBook.of(AccountType.MARGIN, "100000");
    trade(book, ACME, expected(c, "qty0"), c.path("avg0").asText(), Money.zero(Currency.USD));
    var cash = book.usd().total();
    var trail = book.trail(ACME);
    var old = c.path("price0").asText(c.path("avg0").asText());
    // LEAN multiplies the price by its factor: that many old units make a new one.
    var ratio = Ratio.of("1", c.path("split_factor").asText());
    var command =
        new PositionCommand.SplitPosition(
            Objects.requireNonNull(trail.book().lastId()), "split", ratio, true, Price.of(old));
    book.adjust(
        trail, accepted(PositionDecider.decide(trail.book(), command, PositionTrail.START)));
    var figures = trail.figures();
    assertThat(figures.signedQuantity()).isEqualByComparingTo(expected(c, "qty"));
    assertThat(Objects.requireNonNull(figures.avgPxOpen()).value())
        .isEqualByComparingTo(expected(c, "avg"));
    assertThat(book.usd().total().minus(cash).amount()).isEqualByComparingTo(inLieu(c, old));
    number(c, "price")
        .ifPresent(price -> assertThat(ratio.priced(Price.of(old))).isEqualByComparingTo(price));
    assertThat(book.account().holding(Symbol.of(ACME)).orElseThrow().signedQuantity())
        .isEqualTo(figures.signedQuantity());
  }

  /** Where LEAN names no sum it is the fraction at the price of an old unit, by its formula. */
  private static BigDecimal inLieu(JsonNode c, String old) {
    var factor = expected(c, "split_factor");
    return number(c, "cash_in_lieu")
        .or(() -> number(c, "cash_change"))
        .orElseGet(
            () -> {
              var units = expected(c, "qty0").divide(factor, MathContext.DECIMAL64);
              var fraction = units.remainder(BigDecimal.ONE);
              var price = new BigDecimal(old).multiply(factor);
              return fraction.multiply(price).setScale(2, RoundingMode.HALF_EVEN);
            });
  }

  private static List<PositionChange> accepted(Decision<PositionChange> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<PositionChange>) decision).events();
  }

  private static void checkDividend(JsonNode c) {
    LeanCases.knowOnly(
        c, "qty", "fee", "realized_profit", "dividend_payment", "total_profit", "total_net_profit");
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
}
