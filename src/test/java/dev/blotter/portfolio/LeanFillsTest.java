package dev.blotter.portfolio;

import static dev.blotter.portfolio.LeanCases.ACME;
import static dev.blotter.portfolio.LeanCases.cases;
import static dev.blotter.portfolio.LeanCases.expected;
import static dev.blotter.portfolio.LeanCases.fee;
import static dev.blotter.portfolio.LeanCases.knowOnly;
import static dev.blotter.portfolio.LeanCases.marks;
import static dev.blotter.portfolio.LeanCases.price;
import static dev.blotter.portfolio.LeanCases.started;
import static dev.blotter.portfolio.LeanCases.trade;
import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import dev.blotter.position.Valuation;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a fill does to cash and profit, as in LEAN. */
class LeanFillsTest {
  @Test
  void no_section_of_the_file_is_left_out() {
    LeanCases.FILES.forEach(file -> GoldenFiles.knowOnly(file, LeanCases.SECTIONS));
  }

  @TestFactory
  Stream<DynamicTest> a_fill_realizes_what_lean_says() {
    return cases(
        "realized_trade_profit_gross_of_fees",
        c -> {
          knowOnly(c, "start_qty", "start_avg", "fill_qty", "fill_px", "fee", "last_trade_profit");
          var book = started(c, ACME, Currency.USD);
          var fill = number(c, "fill_qty").orElseThrow();
          trade(book, ACME, fill, c.path("fill_px").asText(), fee(c, "fee", Currency.USD));
          var realized =
              book.trail(ACME).histories().stream()
                  .map(h -> h.figures().grossRealizedPnl().amount())
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(realized).isEqualByComparingTo(expected(c, "last_trade_profit"));
          assertThat(book.account().holding(Symbol.of(ACME)).orElseThrow().signedQuantity())
              .isEqualByComparingTo(expected(c, "start_qty").add(fill));
        });
  }

  @TestFactory
  Stream<DynamicTest> profit_in_another_currency_is_converted_at_its_rate() {
    return cases(
        "foreign_currency",
        c -> {
          var quote = Currency.of(c.path("quote_ccy").asText());
          var symbol = "ABC/" + quote.code();
          var book = started(c, symbol, quote);
          var before = book.account().balance(quote).total();
          trade(
              book,
              symbol,
              number(c, "fill_qty").orElseThrow(),
              c.path("fill_px").asText(),
              fee(c, "fee_quote", quote));
          var gained = book.account().balance(quote).total().minus(before);
          new LeanConversions(c).check(book.trail(symbol).figures(), gained);
        });
  }

  @TestFactory
  Stream<DynamicTest> what_is_open_is_marked_at_the_price_it_could_be_closed_at() {
    return cases(
        "unrealized",
        c -> {
          knowOnly(c, "last", "bid", "ask", "qty", "avg", "closing_fee", "unrealized");
          var signed = number(c, "qty").orElseThrow();
          var book = CashBook.of(AccountType.MARGIN, "0");
          if (signed.signum() != 0) {
            trade(book, ACME, signed, c.path("avg").asText(), Money.zero(Currency.USD));
          }
          var quote =
              new Quote(
                  Symbol.of(ACME),
                  price(c, "bid"),
                  price(c, "ask"),
                  price(c, "last"),
                  Instant.EPOCH);
          var mark = (signed.signum() > 0 ? quote.markLong() : quote.markShort()).orElseThrow();
          var gained = Valuation.of(book.trail(ACME).figures(), mark).unrealizedPnl();
          var closing =
              signed.signum() == 0 ? Money.zero(Currency.USD) : fee(c, "closing_fee", Currency.USD);
          assertThat(Objects.requireNonNull(gained).minus(closing).amount())
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
    knowOnly(c, "cash0", "qty0", "fill_qty", "fill_px", "fee", "cash", "qty");
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
    var base = base(c);
    var total = "total_in_account_ccy";
    knowOnly(
        c, "USD0", "USD", base + "0", base, "fx", "fill_qty", "fill_px", "fee", "fee_USD", total);
    var symbol = base + "/USD";
    var book = CashBook.of(AccountType.CASH, c.path("USD0").asText());
    var fee = c.has("fee_USD") ? fee(c, "fee_USD", Currency.USD) : fee(c, "fee", Currency.USD);
    var px = c.path("fill_px").asText();
    var held = expected(c, base + "0");
    if (held.signum() != 0) {
      trade(book, symbol, held, "0", Money.zero(Currency.USD));
    }
    trade(book, symbol, number(c, "fill_qty").orElseThrow(), px, fee);
    assertThat(book.usd().total().amount()).isEqualByComparingTo(expected(c, "USD"));
    assertThat(book.trail(symbol).figures().signedQuantity())
        .isEqualByComparingTo(expected(c, base));
    assertThat(book.view(marks(symbol, c.path("fx").asText(px))).equity())
        .isEqualByComparingTo(expected(c, total));
  }

  private static String base(JsonNode c) {
    return c.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.endsWith("0") && !name.equals("USD0"))
        .map(name -> name.substring(0, name.length() - 1))
        .findFirst()
        .orElseThrow();
  }
}
