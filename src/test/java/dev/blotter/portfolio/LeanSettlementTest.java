package dev.blotter.portfolio;

import static dev.blotter.portfolio.LeanCases.ACME;
import static dev.blotter.portfolio.LeanCases.cases;
import static dev.blotter.portfolio.LeanCases.expected;
import static dev.blotter.portfolio.LeanCases.fee;
import static dev.blotter.portfolio.LeanCases.trade;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * When sales settle, as in LEAN, whose cash is the settled part
 * (docs/decisions/0024-settlement-and-what-cash-may-do.md).
 */
class LeanSettlementTest {

  /** A Sunday in the year of these cases. */
  private static final LocalDate START = LocalDate.of(2015, 11, 1);

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

  /** A step with a fill asks after it, one without a fill asks at its time. */
  private static void checkSteps(JsonNode c) {
    LeanCases.knowOnly(c, "steps");
    var book = new CashBook(AccountType.CASH, LeanTimes.policy(c));
    book.deposit(expected(c.path("steps").path(0), "cash0").toPlainString(), Currency.USD);
    var day = START;
    for (var step : c.path("steps")) {
      LeanCases.knowOnly(step, "t", "fill_qty", "fill_px", "fee", "cash", "unsettled", "cash0");
      var words = step.path("t").asText();
      day = LeanTimes.day(words, day);
      var at = LeanTimes.time(words, day);
      settle(book, at);
      if (step.has("fill_qty")) {
        var fee = fee(step, "fee", Currency.USD);
        trade(book, ACME, expected(step, "fill_qty"), step.path("fill_px").asText(), fee, at);
      }
      check(book, step);
    }
  }

  /** The case says which day the sale is on: {@code SellOnMondaySettleOnThursday}. */
  private static void checkDelay(JsonNode c) {
    LeanCases.knowOnly(c, "cash0", "amount", "settles", "cash", "unsettled");
    var book = new CashBook(AccountType.MARGIN, LeanTimes.policy(c));
    book.deposit(c.path("cash0").asText(), Currency.USD);
    var sold = LeanTimes.day(c.path("case").asText().replace("SellOn", ""), START);
    var words = c.path("settles").asText();
    var due = LeanTimes.time(words, LeanTimes.day(words, sold.plusDays(1)));
    var free = Money.zero(Currency.USD);
    var one = BigDecimal.ONE.negate();
    trade(book, ACME, one, c.path("amount").asText(), free, LeanTimes.time("12:00", sold));
    settle(book, due.minusSeconds(300));
    assertThat(book.usd().settled().amount()).isEqualByComparingTo(expected(c, "cash0"));
    assertThat(book.usd().unsettled().amount()).isEqualByComparingTo(expected(c, "amount"));
    settle(book, due);
    check(book, c);
  }

  private static void settle(CashBook book, Instant at) {
    book.decide(new PortfolioCommand.SettleCash(CashBook.USER, at));
  }

  private static void check(CashBook book, JsonNode c) {
    assertThat(book.usd().settled().amount()).as("%s", c).isEqualByComparingTo(expected(c, "cash"));
    assertThat(book.usd().unsettled().amount())
        .as("%s", c)
        .isEqualByComparingTo(expected(c, "unsettled"));
  }
}
