package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionTrail;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds of an account after any sequence of orders, fills and movements of cash. */
class PortfolioPropertiesTest {

  private static final int CASES = 1_000;

  private static RandomAccount ofAnyType(RandomGenerator random) {
    return new RandomAccount(random, random.nextBoolean() ? AccountType.CASH : AccountType.MARGIN);
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
          releaseAll(trade.book);
          assertThat(trade.book.usd().locked().isZero()).isTrue();
        });
  }

  private static void releaseAll(CashBook book) {
    List.copyOf(book.portfolio().commitments().keySet()).forEach(book::release);
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
            for (var symbol : RandomAccount.SYMBOLS) {
              for (var side : Side.values()) {
                assertThat(book.account().closing().of(Symbol.of(symbol), side))
                    .isEqualTo(closing(book.portfolio(), Symbol.of(symbol), side));
              }
            }
            assertThat(book.said()).isEqualTo(book.account());
          }
          releaseAll(trade.book);
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
          var trade = new RandomAccount(random, AccountType.CASH);
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
          var book = RandomAccount.traded(random, AccountType.MARGIN, 25).book;
          var sum =
              book.events().stream()
                  .map(PortfolioPropertiesTest::posted)
                  .reduce(Money.zero(Currency.USD), Money::plus);
          assertThat(book.usd().total()).isEqualTo(sum);
          var pending =
              book.account()
                  .unsettled()
                  .all()
                  .map(Unsettled::amount)
                  .reduce(Money.zero(Currency.USD), Money::plus);
          assertThat(book.usd().unsettled()).isEqualTo(pending);
          assertThat(settling(book.portfolio())).isEqualTo(unsettled(book.events()));
          var state = book.portfolio();
          assertThat(Json.read(Json.write(state), Portfolio.class)).isEqualTo(state);
        });
  }

  private static Map<ExecutionRef, Instant> settling(Portfolio portfolio) {
    Map<ExecutionRef, Instant> settling = new HashMap<>();
    for (var together : portfolio.settling()) {
      together.executions().forEach(each -> settling.put(each, together.settlesAt()));
    }
    return settling;
  }

  private static Map<ExecutionRef, Instant> unsettled(List<PortfolioEvent> events) {
    Map<ExecutionRef, Instant> unsettled = new HashMap<>();
    for (var event : events) {
      if (event instanceof TradeCashPosted e && e.settlesAt() != null) {
        unsettled.put(new ExecutionRef(e.orderId(), e.venue(), e.execId()), e.settlesAt());
      } else if (event instanceof CashSettled e) {
        unsettled.values().removeIf(at -> !at.isAfter(e.dueBy()));
      }
    }
    return unsettled;
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
          var trade = RandomAccount.traded(random, AccountType.MARGIN, 15);
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
  void a_bust_gives_the_cash_back_and_takes_the_holding() {
    Property.check(
        "12 bust",
        CASES,
        random -> {
          var trade = RandomAccount.traded(random, AccountType.MARGIN, 25);
          if (trade.fills.isEmpty()) {
            return;
          }
          int index = random.nextInt(trade.fills.size());
          var fill = trade.fills.get(index);
          var symbol = trade.filledSymbols.get(index);
          var before = trade.book.usd().total();
          var holding = trade.book.account().holding(Symbol.of(symbol)).orElseThrow();
          trade.book.revise(symbol, new Revision(fill.ref(), null, "bust", PositionTrail.START));
          assertThat(trade.book.usd().total()).isEqualTo(before.minus(posted(trade, fill)));
          assertThat(trade.book.account().holding(holding.symbol()).orElseThrow().signedQuantity())
              .isEqualByComparingTo(holding.signedQuantity().subtract(fill.signedQuantity()));
        });
  }

  /** What the order of that fill came to with it, less what it came to without. */
  private static Money posted(RandomAccount trade, Fill fill) {
    var others =
        trade.fills.stream()
            .filter(other -> other.orderId().equals(fill.orderId()))
            .filter(other -> !other.execId().equals(fill.execId()))
            .map(Fill::notional)
            .reduce(Notional.ZERO, Notional::plus);
    var value = others.posting(fill.notional(), Currency.USD);
    return fill.side() == Side.BUY ? value.negated() : value;
  }
}
