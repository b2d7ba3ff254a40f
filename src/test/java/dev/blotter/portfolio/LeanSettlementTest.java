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
import dev.blotter.kernel.Money;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * When sales settle, as in LEAN, whose cash is the settled part
 * (docs/decisions/0024-settlement-and-what-cash-may-do.md).
 */
class LeanSettlementTest {
  /** T+3 at 08:00 New York, as in 2015. */
  private static final SettlementPolicy THREE_DAYS =
      new SettlementPolicy(3, LocalTime.of(8, 0), CashBook.NEW_YORK, TradingCalendar.WEEKDAYS);

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
}
