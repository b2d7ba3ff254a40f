package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A user's account with what each active order binds of it, and which executions are still to
 * settle. What the account says is to be closed is always the sum over these orders: nothing
 * changes the one without the other.
 *
 * @param commitments by order, active orders only
 * @param reducing by instrument, how many orders may only reduce; none that is zero
 * @param lacking by instrument, how many of the orders that may only reduce leave more than they
 *     have to close; none that is zero
 * @param settling one for each moment and currency
 */
public record Portfolio(
    Account account,
    Map<UUID, Commitment> commitments,
    Map<Symbol, Integer> reducing,
    Map<Symbol, Integer> lacking,
    List<Settling> settling,
    RecentOrders recent) {

  public Portfolio {
    commitments = Persistent.map(commitments);
    reducing = Persistent.map(reducing);
    lacking = Persistent.map(lacking);
    settling = List.copyOf(settling);
  }

  static Portfolio opened(Account account) {
    return new Portfolio(account, Map.of(), Map.of(), Map.of(), List.of(), RecentOrders.NONE);
  }

  /** About how many kilobytes it takes: a third of one for an order, a sixth for what is less. */
  int weight() {
    int less =
        recent.orders().size()
            + account.holdings().size()
            + settling.stream().mapToInt(together -> together.executions().size()).sum();
    return 1 + commitments.size() / 3 + less / 6;
  }

  /** When the cash of that execution settles, or empty where none is still to. */
  Optional<Instant> settlesAt(ExecutionRef execution) {
    return settling.stream()
        .filter(together -> together.executions().contains(execution))
        .map(Settling::settlesAt)
        .findFirst();
  }

  /** What that order binds, or empty where it is not active. */
  public Optional<Commitment> commitment(UUID orderId) {
    return Optional.ofNullable(commitments.get(orderId));
  }

  /** Whether an order of that instrument may only reduce. */
  public boolean reduces(Symbol symbol) {
    return reducing.containsKey(symbol);
  }

  /** Whether an order that may only reduce leaves more than it has to close in that instrument. */
  public boolean lacks(Symbol symbol) {
    return lacking.containsKey(symbol);
  }

  /** Those orders, the latest first. */
  public List<UUID> lackingOrders(Symbol symbol) {
    return commitments.values().stream()
        .filter(order -> order.lacks() && order.symbol().equals(symbol))
        .map(Commitment::orderId)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** How much orders of that side may close if those, of the same instrument, bound nothing. */
  public Quantity availableWithout(Collection<UUID> orderIds, Symbol symbol, Side side) {
    var others = this;
    for (var order : orderIds) {
      others = others.without(order);
    }
    return others.account.available(symbol, side);
  }

  /**
   * How much those orders, which may only reduce, may close together. A purchase binds all that is
   * left of it, whether there is so much to cover or not: of purchases it only counts what others
   * bind that may only reduce.
   */
  public Quantity reducible(Collection<UUID> orderIds, Symbol symbol, Side side) {
    if (side == Side.SELL) {
      return availableWithout(orderIds, symbol, side);
    }
    return commitments.values().stream()
        .filter(order -> order.reduceOnly() && order.side() == side)
        .filter(order -> order.symbol().equals(symbol) && !orderIds.contains(order.orderId()))
        .map(Commitment::closing)
        .reduce(account.closable(symbol, side), Quantity::minusOrZero);
  }

  /** With what an order binds from now on, whatever it bound before. */
  Portfolio with(Commitment order) {
    var others = without(order.orderId());
    return new Portfolio(
        others.account.with(others.account.closing().plus(order)),
        Persistent.map(others.commitments).plus(order.orderId(), order),
        others.reducingWith(order, 1),
        others.lackingWith(order, 1),
        settling,
        recent);
  }

  /** Once that order was placed. */
  Portfolio with(RecentOrder order) {
    return new Portfolio(account, commitments, reducing, lacking, settling, recent.plus(order));
  }

  /** With nothing that this order binds. */
  public Portfolio without(UUID orderId) {
    return commitment(orderId)
        .map(
            order ->
                new Portfolio(
                    account.with(account.closing().minus(order)),
                    Persistent.map(commitments).minus(orderId),
                    reducingWith(order, -1),
                    lackingWith(order, -1),
                    settling,
                    recent))
        .orElse(this);
  }

  private Map<Symbol, Integer> reducingWith(Commitment order, int by) {
    return order.reduceOnly() ? counted(reducing, order.symbol(), by) : reducing;
  }

  private Map<Symbol, Integer> lackingWith(Commitment order, int by) {
    return order.lacks() ? counted(lacking, order.symbol(), by) : lacking;
  }

  private static Map<Symbol, Integer> counted(Map<Symbol, Integer> counts, Symbol symbol, int by) {
    var before = Persistent.map(counts);
    int count = counts.getOrDefault(symbol, 0) + by;
    return count == 0 ? before.minus(symbol) : before.plus(symbol, count);
  }

  /** Once an order leaves only that to be executed; without it where that is nothing. */
  Portfolio reduced(Commitment order, Quantity leaves, Money reserved) {
    return leaves.isZero() ? without(order.orderId()) : with(order.reduced(leaves, reserved));
  }

  /** The same orders where the account otherwise stands like that. */
  Portfolio on(Account next) {
    return new Portfolio(
        next.with(account.closing()), commitments, reducing, lacking, settling, recent);
  }

  /** With an execution whose cash is still to settle. */
  Portfolio with(ExecutionRef execution, Instant settlesAt, Currency currency) {
    var together = settling.stream().filter(other -> other.isAt(settlesAt, currency)).findFirst();
    var others = settling.stream().filter(other -> !other.isAt(settlesAt, currency));
    var next = together.orElse(new Settling(settlesAt, currency, Set.of())).plus(execution);
    return withSettling(Stream.concat(others, Stream.of(next)).toList());
  }

  /** Once that cash has settled. */
  Portfolio settled(CashSettled event) {
    return withSettling(
        settling.stream()
            .filter(open -> !Settlement.isDue(open.settlesAt(), open.currency(), event))
            .toList());
  }

  private Portfolio withSettling(List<Settling> next) {
    return new Portfolio(account, commitments, reducing, lacking, next, recent);
  }
}
