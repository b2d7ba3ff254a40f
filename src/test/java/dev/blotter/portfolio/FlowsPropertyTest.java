package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Equity less the equity before less the flows is what was earned, whatever else happened. */
class FlowsPropertyTest {
  private static final int CASES = 300;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Test
  void equity_less_the_one_before_less_the_flows_is_what_prices_and_fees_made() {
    Property.check(
        "profit of a day",
        CASES,
        random -> {
          var life = new Life(random);
          for (int day = 0; day < 12; day++) {
            life.live(FIRST.plusDays(day));
          }
        });
  }

  @Test
  void the_ratio_does_not_depend_on_what_was_deposited_or_withdrawn() {
    Property.check(
        "time-weighted return",
        CASES,
        random -> {
          var growth = BigDecimal.ONE;
          var equity = amount(random);
          List<ValuedDay> days = new ArrayList<>();
          var base = equity;
          for (int day = 0; day < 10; day++) {
            var factor = BigDecimal.valueOf(80 + random.nextInt(50), 2);
            var in = BigDecimal.valueOf(random.nextInt(20_000), 2);
            var out = equity.multiply(BigDecimal.valueOf(random.nextInt(80), 2));
            var flow = random.nextBoolean() ? in : out.negate();
            growth = growth.multiply(factor);
            equity = equity.add(flow.max(BigDecimal.ZERO)).multiply(factor);
            equity = equity.add(flow.min(BigDecimal.ZERO));
            days.add(new ValuedDay(FIRST.plusDays(day), Instant.EPOCH, equity, flow));
          }
          var last = EquityHistory.of(base, days).points().getLast();
          assertThat(last.ratio())
              .isEqualByComparingTo(
                  growth.subtract(BigDecimal.ONE).setScale(8, RoundingMode.HALF_EVEN));
        });
  }

  private static BigDecimal amount(RandomGenerator random) {
    return BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
  }

  /** An account whose earnings are counted beside it, from prices and fees alone. */
  private static final class Life {
    private final RandomGenerator random;
    private final CashBook book = CashBook.of(AccountType.CASH, "10000");
    private int price = 5_000;
    private int held;
    private int orders;
    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal before = BigDecimal.ZERO;

    Life(RandomGenerator random) {
      this.random = random;
    }

    void live(LocalDate day) {
      for (int i = random.nextInt(5); i > 0; i--) {
        happens();
      }
      book.at((symbol, signed) -> Optional.of(new Mark(Price.of(text(price)), Instant.EPOCH)));
      book.decide(new MarkToMarket(CashBook.USER, day, true));
      var valued = (PortfolioValued) book.events().getLast();
      assertThat(valued.equity().amount().subtract(before).subtract(valued.flows().amount()))
          .isEqualByComparingTo(earned);
      before = valued.equity().amount();
      earned = BigDecimal.ZERO;
    }

    private void happens() {
      switch (random.nextInt(6)) {
        case 0 -> book.deposit(text(1 + random.nextInt(100_000)), Currency.USD);
        case 1 -> withdraw();
        case 2 -> fee();
        case 3 -> trade(Side.BUY, 1 + random.nextInt(9));
        case 4 -> trade(Side.SELL, Math.min(held, 1 + random.nextInt(9)));
        default -> move();
      }
    }

    private void withdraw() {
      book.decide(new WithdrawCash(CashBook.USER, "w", usd(text(1 + random.nextInt(200_000)))));
      assertThat(book.events().getLast())
          .isInstanceOfAny(CashWithdrawn.class, PortfolioEvent.WithdrawalRejected.class);
    }

    private void fee() {
      int cents = 1 + random.nextInt(500);
      book.decide(new PostFee(CashBook.USER, "f", usd(text(cents))));
      earned = earned.subtract(BigDecimal.valueOf(cents, 2));
    }

    private void trade(Side side, int quantity) {
      if (quantity > 0) {
        var at = Integer.toString(quantity);
        book.fill(++orders, "ACME", side, at, text(price), usd("0"));
        held += side == Side.BUY ? quantity : -quantity;
      }
    }

    private void move() {
      int moved = random.nextInt(401) - 200;
      price += moved;
      earned = earned.add(BigDecimal.valueOf((long) held * moved, 2));
    }

    private static String text(int cents) {
      return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Money usd(String amount) {
      return Money.of(amount, Currency.USD);
    }
  }
}
