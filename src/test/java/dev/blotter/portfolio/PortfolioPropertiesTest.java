package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionTrail;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds of an account after any sequence of orders, fills and movements of cash. */
class PortfolioPropertiesTest {

  private static final int CASES = 1_000;
  private static final List<String> SYMBOLS = List.of("ACME", "BOLT", "ETH/USD");

  /** An account in random trade, as its orders would lead it. */
  private static final class Trade {
    private final RandomGenerator random;
    private final CashBook book;
    private final List<Fill> fills = new ArrayList<>();
    private final List<String> filledSymbols = new ArrayList<>();
    private long orders;

    Trade(RandomGenerator random, AccountType type) {
      this.random = random;
      this.book = CashBook.of(type, "10000");
    }

    void step() {
      switch (random.nextInt(8)) {
        case 0, 1 -> place();
        case 2, 3 -> fill();
        case 4 -> anyOrder().ifPresent(order -> book.release(order.orderId()));
        case 5 -> replace();
        case 6 -> cash();
        default -> settle();
      }
    }

    private void place() {
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      var symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
      book.place(CashBook.request(++orders, symbol, side, quantity(), price()));
    }

    private void fill() {
      anyOrder()
          .ifPresent(
              order -> {
                var part =
                    random.nextBoolean()
                        ? order.leaves().value()
                        : order.leaves().value().divide(BigDecimal.TWO, 3, RoundingMode.DOWN);
                var price = order.reservePrice() == null ? Price.of(price()) : order.reservePrice();
                if (part.signum() > 0) {
                  fills.add(
                      book.fill(
                          order.orderId().getLeastSignificantBits(),
                          order.symbol().value(),
                          order.side(),
                          part.toPlainString(),
                          price.toString(),
                          Money.zero(Currency.USD)));
                  filledSymbols.add(order.symbol().value());
                }
              });
    }

    private void replace() {
      anyOrder()
          .ifPresent(
              order -> {
                var before = order.reserved();
                var request =
                    CashBook.request(
                        order.orderId().getLeastSignificantBits(),
                        order.symbol().value(),
                        order.side(),
                        quantity(),
                        price());
                var decision = book.replace(request);
                var held = book.portfolio().commitment(order.orderId()).orElseThrow().reserved();
                assertThat(held).as("36").isGreaterThanOrEqualTo(before);
                if (decision instanceof Decision.Accepted) {
                  book.restate(request);
                }
              });
    }

    private void cash() {
      var amount = Money.of(price(), Currency.USD);
      book.decide(
          switch (random.nextInt(3)) {
            case 0 -> new PortfolioCommand.DepositCash(CashBook.USER, "d", amount);
            case 1 -> new PortfolioCommand.WithdrawCash(CashBook.USER, "w", amount);
            default ->
                new PortfolioCommand.PostDividend(CashBook.USER, "v", Symbol.of("ACME"), amount);
          });
    }

    private void settle() {
      Settlement.nextDue(book.account())
          .ifPresent(due -> book.decide(new PortfolioCommand.SettleCash(CashBook.USER, due)));
    }

    private Optional<Commitment> anyOrder() {
      var active = List.copyOf(book.portfolio().commitments().values());
      return active.isEmpty()
          ? Optional.empty()
          : Optional.of(active.get(random.nextInt(active.size())));
    }

    private String quantity() {
      return BigDecimal.valueOf(1 + random.nextInt(40_000), 3).toPlainString();
    }

    private String price() {
      return BigDecimal.valueOf(100 + random.nextInt(20_000), 2).toPlainString();
    }
  }

  private static Trade ofAnyType(RandomGenerator random) {
    return new Trade(random, random.nextBoolean() ? AccountType.CASH : AccountType.MARGIN);
  }

  private static Trade traded(RandomGenerator random, AccountType type, int steps) {
    var trade = new Trade(random, type);
    for (int i = 0; i < steps; i++) {
      trade.step();
    }
    return trade;
  }

  @Test
  void locked_is_what_the_active_orders_hold_and_nothing_leaks() {
    Property.check(
        "32, 33, 36 locked",
        CASES,
        random -> {
          var trade = ofAnyType(random);
          for (int i = 0; i < 25; i++) {
            trade.step();
            var book = trade.book;
            var held =
                book.portfolio().commitments().values().stream()
                    .map(Commitment::reserved)
                    .reduce(Money.zero(Currency.USD), Money::plus);
            assertThat(book.usd().locked()).isEqualTo(held);
            assertThat(book.usd().free().plus(book.usd().locked())).isEqualTo(book.usd().total());
          }
          var orders = List.copyOf(trade.book.portfolio().commitments().keySet());
          orders.forEach(trade.book::release);
          assertThat(trade.book.usd().locked().isZero()).isTrue();
        });
  }

  @Test
  void what_is_to_be_closed_is_the_sum_over_the_active_orders_and_events_alone_say_it() {
    Property.check(
        "closing",
        CASES,
        random -> {
          var trade = ofAnyType(random);
          for (int i = 0; i < 25; i++) {
            trade.step();
            var book = trade.book;
            for (var symbol : SYMBOLS) {
              for (var side : Side.values()) {
                assertThat(book.account().closing().of(Symbol.of(symbol), side))
                    .isEqualTo(closing(book.portfolio(), Symbol.of(symbol), side));
              }
            }
            assertThat(book.said()).isEqualTo(book.account());
          }
          var orders = List.copyOf(trade.book.portfolio().commitments().keySet());
          orders.forEach(trade.book::release);
          assertThat(trade.book.account().closing()).isEqualTo(ClosingQuantities.NONE);
        });
  }

  private static Quantity closing(Portfolio portfolio, Symbol symbol, Side side) {
    return portfolio.commitments().values().stream()
        .filter(order -> order.symbol().equals(symbol) && order.side() == side)
        .map(Commitment::closing)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  @Test
  void a_cash_account_is_never_overdrawn_and_never_short() {
    Property.check(
        "32 free",
        CASES,
        random -> {
          var trade = new Trade(random, AccountType.CASH);
          for (int i = 0; i < 25; i++) {
            trade.step();
            assertThat(trade.book.usd().free().isNegative()).isFalse();
            for (var holding : trade.book.account().holdings().values()) {
              assertThat(holding.signedQuantity()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
          }
        });
  }

  @Test
  void cash_is_the_sum_of_all_postings_and_a_snapshot_tells_the_same() {
    Property.check(
        "34, 37 postings",
        CASES,
        random -> {
          var book = traded(random, AccountType.MARGIN, 25).book;
          var sum =
              book.events().stream()
                  .map(PortfolioPropertiesTest::posted)
                  .reduce(Money.zero(Currency.USD), Money::plus);
          assertThat(book.usd().total()).isEqualTo(sum);
          var pending =
              book.account().unsettled().stream()
                  .map(Unsettled::amount)
                  .reduce(Money.zero(Currency.USD), Money::plus);
          assertThat(book.usd().unsettled()).isEqualTo(pending);
          var state = book.portfolio();
          assertThat(Json.read(Json.write(state), Portfolio.class)).isEqualTo(state);
        });
  }

  private static Money posted(PortfolioEvent event) {
    return switch (event) {
      case PortfolioEvent.CashDeposited e -> e.amount();
      case PortfolioEvent.CashWithdrawn e -> e.amount().negated();
      case PortfolioEvent.TradeCashPosted e -> e.amount();
      case PortfolioEvent.CommissionCharged e -> e.amount().negated();
      case PortfolioEvent.FeeCharged e -> e.amount().negated();
      case PortfolioEvent.DividendPosted e -> e.amount();
      case PortfolioEvent.HoldingAdjusted e -> e.cashInLieu();
      case PortfolioEvent.PortfolioOpened e -> Money.zero(Currency.USD);
      case PortfolioEvent.WithdrawalRejected e -> Money.zero(Currency.USD);
      case PortfolioEvent.FundsReserved e -> Money.zero(Currency.USD);
      case PortfolioEvent.FundsReleased e -> Money.zero(Currency.USD);
      case PortfolioEvent.CashSettled e -> Money.zero(Currency.USD);
      case PortfolioEvent.PortfolioValued e -> Money.zero(Currency.USD);
    };
  }

  @Test
  void a_fill_at_the_mark_without_a_fee_leaves_the_equity() {
    Property.check(
        "35 equity",
        CASES,
        random -> {
          var trade = traded(random, AccountType.MARGIN, 15);
          Marks marks = (symbol, signed) -> Optional.of(new Mark(Price.of("12.34"), Instant.EPOCH));
          var before = trade.book.view(marks).equity();
          var side = random.nextBoolean() ? Side.BUY : Side.SELL;
          var quantity = Integer.toString(1 + random.nextInt(500));
          trade.book.fill(999, "ACME", side, quantity, "12.34", Money.zero(Currency.USD));
          assertThat(trade.book.view(marks).equity().subtract(before).abs())
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
        });
  }

  @Test
  void placing_an_order_never_raises_what_may_be_spent_or_withdrawn() {
    Property.check(
        "32 free, placing",
        CASES,
        random -> {
          var trade = new Trade(random, AccountType.MARGIN);
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
          var trade = new Trade(random, AccountType.MARGIN);
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

  @Test
  void a_bust_gives_the_cash_back_and_takes_the_holding() {
    Property.check(
        "12 bust",
        CASES,
        random -> {
          var trade = traded(random, AccountType.MARGIN, 25);
          if (trade.fills.isEmpty()) {
            return;
          }
          int index = random.nextInt(trade.fills.size());
          var fill = trade.fills.get(index);
          var symbol = trade.filledSymbols.get(index);
          var before = trade.book.usd().total();
          var holding = trade.book.account().holding(Symbol.of(symbol)).orElseThrow();
          trade.book.revise(
              symbol,
              new Revision(
                  fill.orderId(), fill.venue(), fill.execId(), null, "bust", PositionTrail.START));
          assertThat(trade.book.usd().total()).isEqualTo(before.minus(fill.cash()));
          assertThat(trade.book.account().holding(holding.symbol()).orElseThrow().signedQuantity())
              .isEqualByComparingTo(holding.signedQuantity().subtract(fill.signedQuantity()));
        });
  }
}
