package dev.blotter.portfolio;

import static dev.blotter.testing.GoldenFiles.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionTrail;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of QuantConnect/Lean Tests/Common/Securities, and how they are played. What a pair
 * trades is held as a position (docs/decisions/0025-pairs-are-held-as-positions.md).
 */
final class LeanCases {
  static final String ACME = "ACME";
  private static final JsonNode FILE = GoldenFiles.json("lean_cash_settlement_actions.json");

  private LeanCases() {}

  static Stream<DynamicTest> cases(String section, CaseCheck check) {
    return GoldenFiles.each(FILE.path(section))
        .map(c -> DynamicTest.dynamicTest(c.path("case").asText(), () -> check.check(c)));
  }

  interface CaseCheck {
    void check(JsonNode scenario);
  }

  static CashBook started(JsonNode c, String symbol, Currency quote) {
    var book = new CashBook(AccountType.MARGIN, CashBook.NEXT_DAY);
    book.deposit("100000", quote);
    var held = number(c, "start_qty").orElse(BigDecimal.ZERO);
    if (held.signum() != 0) {
      trade(book, symbol, held, c.path("start_avg").asText(), Money.zero(quote));
    }
    return book;
  }

  static void trade(CashBook book, String symbol, BigDecimal signed, String price, Money fee) {
    trade(book, symbol, signed, price, fee, PositionTrail.START);
  }

  static void trade(
      CashBook book, String symbol, BigDecimal signed, String price, Money fee, Instant at) {
    var side = signed.signum() > 0 ? Side.BUY : Side.SELL;
    int order = book.events().size();
    book.fill(order, symbol, side, signed.abs().toPlainString(), price, fee, at);
  }

  static Money fee(JsonNode c, String field, Currency currency) {
    return Money.rounded(number(c, field).orElse(BigDecimal.ZERO), currency);
  }

  static Price price(JsonNode c, String field) {
    return number(c, field).map(Price::new).orElse(null);
  }

  static BigDecimal expected(JsonNode c, String field) {
    return number(c, field).orElseThrow();
  }

  static Marks marks(String symbol, String price) {
    var mark = new Mark(Price.of(price), Instant.EPOCH);
    return (s, signed) -> Optional.of(mark).filter(m -> s.equals(Symbol.of(symbol)));
  }
}
