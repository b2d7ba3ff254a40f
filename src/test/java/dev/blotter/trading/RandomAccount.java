package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.ExecutionChain;
import dev.blotter.order.Order;
import dev.blotter.order.OrderClass;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Does random things to an account, as clients, venues and back offices do. */
final class RandomAccount {
  static final List<Symbol> SYMBOLS = List.of(AAPL, Symbol.of("MSFT"));
  static final List<OrderClass> GROUPS =
      List.of(OrderClass.OCO, OrderClass.OTO, OrderClass.BRACKET);
  static final BigDecimal FEE_RATE = new BigDecimal("0.01");

  final Accounts account;
  final List<UUID> orders = new ArrayList<>();
  private final RandomGenerator random;
  private final boolean inFractions;
  private boolean orderly;
  private int reports;

  RandomAccount(RandomGenerator random, String accountType) {
    this(random, accountType, false);
  }

  /**
   * @param inFractions whether orders are executed in parts that come to fractions of a cent
   */
  RandomAccount(RandomGenerator random, String accountType, boolean inFractions) {
    this.random = random;
    this.inFractions = inFractions;
    this.account =
        Accounts.with(accountType, "10000.00", random.nextLong(), FEE_RATE).seldomAnswered();
  }

  /** Of either type of account, and either way of executing. */
  static RandomAccount ofAnyType(RandomGenerator random) {
    var type = random.nextBoolean() ? "CASH" : "MARGIN";
    return new RandomAccount(random, type, random.nextBoolean());
  }

  void live(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  void step() {
    act(orders.isEmpty() ? 0 : random.nextInt(10));
  }

  /** As it should be: no busts, no corrections, and no more executed than was ordered. */
  void orderlyStep() {
    orderly = true;
    act(orders.isEmpty() ? 0 : random.nextInt(9));
  }

  private void act(int action) {
    switch (action) {
      case 0, 1 -> place();
      case 2, 3, 4 -> fill();
      case 5 -> account.cancel(any());
      case 6 -> account.confirmCancel(any());
      case 7 -> replace(account.state(any()));
      case 8 -> answer();
      default -> revise();
    }
  }

  private void replace(Order order) {
    account.replace(order.orderId(), order.exit() ? null : quantity(), price());
  }

  /** Ends all orders, so that nothing may be locked any more. */
  void endAll() {
    for (var order : orders) {
      account.run(new RejectReplace(order, Accounts.VENUE, "end" + ++reports, null, "NO", "no"));
      account.confirmCancel(order);
    }
  }

  private void place() {
    if (random.nextInt(4) == 0) {
      placeGroup();
    } else {
      placeOrder();
    }
  }

  /** An entry whose exits lie beside it, or two exits of what may be held. */
  private void placeGroup() {
    var side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int price = 10 + random.nextInt(50);
    var orderClass = GROUPS.get(random.nextInt(GROUPS.size()));
    boolean entry = orderClass.hasEntry();
    boolean sells = entry == (side == Side.BUY);
    var group =
        account.group(
            orderClass,
            side,
            quantity(),
            entry ? price + ".00" : null,
            (sells ? price + 1 : price - 1) + ".50",
            orderClass == OrderClass.OTO ? null : (sells ? price - 2 : price + 2) + ".25");
    account.run(group);
    for (var order : group.orders()) {
      account.accept(order.orderId());
      orders.add(order.orderId());
    }
  }

  private void placeOrder() {
    var order =
        account.order(
            Accounts.terms(
                SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                quantity(),
                price(),
                TimeInForce.GTC,
                random.nextInt(5) == 0));
    account.run(order);
    account.accept(order.orderId());
    orders.add(order.orderId());
  }

  /** At the order's own limit, with the commission that was expected. */
  private void fill() {
    var order = account.state(any());
    var terms = order.terms();
    var stop = Objects.requireNonNullElse(terms.stopPrice(), Price.of("11.00"));
    var limit = Objects.requireNonNullElse(terms.limitPrice(), stop);
    var quantity = random.nextInt(3) == 0 ? order.leavesQty() : Quantity.of(part());
    if (orderly && (isAsked(order) || order.leavesQty().isLessThan(quantity))) {
      return;
    }
    var value = limit.value().multiply(quantity.value()).multiply(FEE_RATE);
    var fee = value.setScale(2, RoundingMode.DOWN).toPlainString();
    account.fill(order.orderId(), "e" + ++reports, quantity.toString(), limit.toString(), fee);
  }

  /** Whether the venue is about to have less of an exit, or nothing: what it does then is late. */
  private static boolean isAsked(Order order) {
    boolean pending = order.pendingCancel() != null || order.pendingReplace() != null;
    return order.held() || (order.exit() && pending);
  }

  private void answer() {
    var order = any();
    var id = "r" + ++reports;
    switch (random.nextInt(3)) {
      case 0 -> account.run(new ConfirmReplace(order, Accounts.VENUE, id, null));
      case 1 -> account.run(new RejectReplace(order, Accounts.VENUE, id, null, "NO", "no"));
      default -> account.run(new RejectCancel(order, Accounts.VENUE, id, null, "NO", "no"));
    }
  }

  private void revise() {
    var order = account.state(any());
    var chains = order.executions().live();
    if (chains.isEmpty()) {
      return;
    }
    var chain = chains.get(random.nextInt(chains.size()));
    if (random.nextBoolean()) {
      account.bust(order.orderId(), "b" + ++reports, chain.lastExecId());
    } else {
      correct(order.orderId(), chain);
    }
  }

  private void correct(UUID order, ExecutionChain chain) {
    account.correct(order, "x" + ++reports, chain.lastExecId(), part(), price());
  }

  private UUID any() {
    return orders.get(random.nextInt(orders.size()));
  }

  private String quantity() {
    return Integer.toString(1 + random.nextInt(20));
  }

  private String part() {
    return inFractions
        ? BigDecimal.valueOf(1 + random.nextInt(3_000), 4).toPlainString()
        : quantity();
  }

  private String price() {
    return (10 + random.nextInt(50)) + "." + (10 + random.nextInt(90));
  }
}
