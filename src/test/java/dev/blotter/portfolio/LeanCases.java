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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of QuantConnect/Lean Tests/Common/Securities, and how they are played. What a pair
 * trades is held as a position (docs/decisions/0025-pairs-are-held-as-positions.md).
 */
final class LeanCases {
  static final String ACME = "ACME";

  /**
   * Of a future, an option or a contract for difference only the profit is cash: such contracts are
   * not traded here, where what is bought is paid. And a dividend that LEAN leaves to its broker is
   * one that nobody tells us of.
   */
  private static final Pattern NOT_PLAYED =
      Pattern.compile("Future|Option|Cfd|Exercise|Assignment|NeverAppliesDividend");

  static final Set<String> SECTIONS =
      Set.of(
          "source",
          "realized_trade_profit_gross_of_fees",
          "foreign_currency",
          "unrealized",
          "cash",
          "settlement",
          "corporate_actions");
  private static final Set<String> NOTES = Set.of("case", "note", "rule");
  static final List<JsonNode> FILES = GoldenFiles.jsons("lean_cash_settlement_actions.json");

  private LeanCases() {}

  static Stream<DynamicTest> cases(String section, CaseCheck check) {
    return GoldenFiles.each(FILES, section)
        .filter(c -> !NOT_PLAYED.matcher(c.path("case").asText()).find())
        .map(c -> DynamicTest.dynamicTest(c.path("case").asText(), () -> check.check(c)));
  }

  /** Fails where the case has a field that is not looked at; notes are for readers. */
  static void knowOnly(JsonNode c, String... fields) {
    GoldenFiles.knowOnly(
        c, Stream.concat(NOTES.stream(), Stream.of(fields)).collect(Collectors.toSet()));
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
