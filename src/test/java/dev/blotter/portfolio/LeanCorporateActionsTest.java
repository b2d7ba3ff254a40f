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
    var book = CashBook.of(AccountType.CASH, "100000");
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
    var inLieu = number(c, "cash_in_lieu").or(() -> number(c, "cash_change")).orElseThrow();
    assertThat(book.usd().total().minus(cash).amount()).isEqualByComparingTo(inLieu);
    assertThat(book.account().holding(Symbol.of(ACME)).orElseThrow().signedQuantity())
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
}
