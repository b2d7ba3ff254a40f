package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The fills of QuantConnect/Lean Tests/TestData/test_cash_fills.xml and the equity after each, all
 * holdings marked at the number of the step.
 */
class LeanPortfolioCashFillsTest {

  @Test
  void equity_after_each_fill_is_that_of_lean() {
    var book = CashBook.of(AccountType.MARGIN, "0");
    for (var row : GoldenFiles.rows("lean_portfolio_cash_fills.csv")) {
      var equity = new BigDecimal(row.get(5));
      if (row.get(4).equals("start")) {
        book = CashBook.of(AccountType.MARGIN, equity.toPlainString());
      } else {
        fill(book, row.get(1), row.get(2), new BigDecimal(row.get(3)));
      }
      assertThat(book.view(all(row.get(0))).equity())
          .as("step %s", row.get(0))
          .isEqualByComparingTo(equity);
    }
    assertThat(book.events()).hasSizeGreaterThan(2);
  }

  private static void fill(CashBook book, String symbol, String price, BigDecimal signed) {
    var side = signed.signum() > 0 ? Side.BUY : Side.SELL;
    var quantity = signed.abs().toPlainString();
    book.fill(book.events().size(), symbol, side, quantity, price, Money.zero(Currency.USD));
  }

  private static Marks all(String price) {
    return (symbol, signed) -> Optional.of(new Mark(Price.of(price), Instant.EPOCH));
  }
}
