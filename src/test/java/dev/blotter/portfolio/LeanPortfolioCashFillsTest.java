package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.testing.Golden;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fills of QuantConnect/Lean Tests/TestData/test_{cash,forex}_fills.xml. */
class LeanPortfolioCashFillsTest {

  /** All holdings are marked at the number of the step. */
  @Test
  void equity_after_each_fill_is_that_of_lean() {
    var book = CashBook.of(AccountType.MARGIN, "0");
    for (var row : Golden.csv("lean_portfolio_cash_fills.csv")) {
      var equity = new BigDecimal(row.get("expected_total_equity_after"));
      if (row.get("mark_price_rule").equals("start")) {
        book = CashBook.of(AccountType.MARGIN, equity.toPlainString());
      } else {
        fill(book, row.get("symbol"), row);
      }
      assertThat(book.view(all(row.get("step"))).equity())
          .as("step %s", row.get("step"))
          .isEqualByComparingTo(equity);
    }
    assertThat(book.events()).hasSizeGreaterThan(2);
  }

  /**
   * A pair of two foreign currencies, worth the number of the step, while a dollar is worth one
   * more. LEAN prints the equity to the cent; its profit is converted in one step and ours is not.
   */
  @Test
  void a_pair_of_foreign_currencies_moves_both_as_in_lean() {
    var book = CashBook.of(AccountType.MARGIN, "100000");
    for (var row : Golden.csvs("lean_foreign_pair_fills.csv").getFirst()) {
      fill(book, "MCH/JWB", row);
      int step = Integer.parseInt(row.get("step"));
      assertThat(book.trail("MCH/JWB").figures().signedQuantity())
          .isEqualByComparingTo(row.get("mch"));
      assertThat(book.account().balance(Currency.of("JWB")).total().amount())
          .isEqualByComparingTo(row.get("jwb"));
      var prices = Map.of("MCH/JWB", "" + step, "USD/JWB", "" + (step + 1));
      assertThat(book.view(CashBook.prices(prices)).equity().setScale(2, RoundingMode.HALF_UP))
          .as("step %s", step)
          .isEqualByComparingTo(row.get("equity"));
    }
  }

  private static void fill(CashBook book, String symbol, Map<String, String> row) {
    var signed = new BigDecimal(row.get("fill_qty"));
    var side = signed.signum() > 0 ? Side.BUY : Side.SELL;
    var free = Money.zero(Currency.USD);
    var quantity = signed.abs().toPlainString();
    book.fill(book.events().size(), symbol, side, quantity, row.get("fill_price"), free);
  }

  private static Marks all(String price) {
    return (symbol, signed) -> Optional.of(new Mark(Price.of(price), Instant.EPOCH));
  }
}
