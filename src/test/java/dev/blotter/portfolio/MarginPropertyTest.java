package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Price;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What open shorts hold stays out of reach, whatever is placed or withdrawn. */
class MarginPropertyTest {

  private static final int CASES = 1_000;

  @Test
  void placing_an_order_never_raises_what_may_be_spent_or_withdrawn() {
    Property.check(
        "32 free, placing",
        CASES,
        random -> {
          var trade = new RandomAccount(random, AccountType.MARGIN);
          for (int i = 0; i < 25; i++) {
            trade.book.at(oneMark(random));
            trade.step();
            var spendable = trade.book.power().spendable(Currency.USD);
            var withdrawable = trade.book.power().withdrawable(Currency.USD);
            trade.place();
            assertThat(trade.book.power().spendable(Currency.USD)).isLessThanOrEqualTo(spendable);
            assertThat(trade.book.power().withdrawable(Currency.USD))
                .isLessThanOrEqualTo(withdrawable);
          }
        });
  }

  @Test
  void a_withdrawal_leaves_the_equity_that_open_shorts_need() {
    Property.check(
        "35 equity, margin",
        CASES,
        random -> {
          var trade = new RandomAccount(random, AccountType.MARGIN);
          for (int i = 0; i < 25; i++) {
            var marks = oneMark(random);
            trade.book.at(marks);
            trade.step();
            var most = trade.book.power().withdrawable(Currency.USD);
            trade.book.decide(new PortfolioCommand.WithdrawCash(CashBook.USER, "w", most));
            if (most.isPositive()) {
              var view = trade.book.view(marks);
              assertThat(view.equity())
                  .isGreaterThanOrEqualTo(
                      view.shortMarketValue().negate().multiply(new BigDecimal("0.5")));
              trade.book.deposit(most.amount().toPlainString(), Currency.USD);
            }
          }
        });
  }

  private static Marks oneMark(RandomGenerator random) {
    var mark =
        new Mark(new Price(BigDecimal.valueOf(1 + random.nextInt(30_000), 2)), Instant.EPOCH);
    return (symbol, signed) -> Optional.of(mark);
  }
}
