package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An account in random trade, as its orders would lead it. */
final class RandomAccount {
  static final List<String> SYMBOLS = List.of("ACME", "BOLT", "ETH/USD");

  private final RandomGenerator random;
  final CashBook book;
  final List<Fill> fills = new ArrayList<>();
  final List<String> filledSymbols = new ArrayList<>();
  private long orders;

  RandomAccount(RandomGenerator random, AccountType type) {
    this.random = random;
    this.book = CashBook.of(type, "10000");
  }

  /** One that has taken that many steps. */
  static RandomAccount traded(RandomGenerator random, AccountType type, int steps) {
    var trade = new RandomAccount(random, type);
    for (int i = 0; i < steps; i++) {
      trade.step();
    }
    return trade;
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

  void place() {
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
