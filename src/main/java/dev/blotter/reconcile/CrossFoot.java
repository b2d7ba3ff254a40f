package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Money;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.position.Adjustment;
import dev.blotter.position.PositionEvent;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionOpened;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the events of one user say of orders, positions and cash against each other. It adds
 * everything up from what happened, not from the states that the service keeps. Pure.
 */
final class CrossFoot {

  private final UUID user;
  private final Map<UUID, OrderSum> orders = new LinkedHashMap<>();
  private final Map<UUID, PositionSum> positions = new LinkedHashMap<>();
  private final Map<UUID, CashSum> books = new LinkedHashMap<>();
  private final Splits splits = new Splits();
  private @Nullable Difference fault;

  CrossFoot(UUID user) {
    this.user = user;
  }

  /** The event that could not be taken in, with which it has ended; empty where there is none. */
  Optional<Difference> fault() {
    return Optional.ofNullable(fault);
  }

  void add(RecordedEvent event) {
    if (fault == null) {
      try {
        add(event.aggregate().id(), event.event());
      } catch (RuntimeException failure) {
        fault = Difference.notReplayable(event, failure.toString());
      }
    }
  }

  /** Takes in the user's next event; of a command's events all are to be there before one asks. */
  void add(UUID id, DomainEvent event) {
    switch (event) {
      case OrderEvent e -> order(id, e);
      case PositionEvent e -> position(id, e);
      case PortfolioEvent e -> books.computeIfAbsent(id, book -> new CashSum()).add(e);
      default -> {}
    }
  }

  private void order(UUID id, OrderEvent event) {
    if (event instanceof OrderInitialized placed) {
      orders.put(id, new OrderSum(placed));
    }
    var order = known(orders, id);
    var symbol = order.symbol();
    order.add(event, splits.count(symbol), since -> splits.since(symbol, since, this::stands));
  }

  private boolean stands(Adjustment split) {
    return positions.values().stream().anyMatch(position -> position.holds(split));
  }

  private void position(UUID id, PositionEvent event) {
    if (event instanceof PositionOpened opened) {
      positions.put(id, new PositionSum(id, opened));
    }
    var position = known(positions, id);
    position.add(event);
    if (event instanceof PositionAdjusted adjusted
        && adjusted.adjustment().reason() == Adjustment.Reason.SPLIT) {
      splits.add(position.symbol(), adjusted.adjustment());
    }
  }

  private static <T> T known(Map<UUID, T> map, UUID id) {
    var found = map.get(id);
    if (found == null) {
      throw new IllegalStateException("it has not begun");
    }
    return found;
  }

  /** The rules that do not hold. */
  List<Difference> differences() {
    if (fault != null) {
      return List.of();
    }
    var breaks = new Breaks(user);
    orders.values().forEach(order -> order.check(breaks));
    positions.values().forEach(position -> position.check(breaks));
    books.values().forEach(book -> book.check(breaks));
    oneOpen(breaks);
    executions(breaks);
    values(breaks);
    holdings(breaks);
    cash(breaks);
    reservations(breaks);
    return breaks.found();
  }

  private void oneOpen(Breaks breaks) {
    Set<String> open = new HashSet<>();
    positions.forEach(
        (id, position) -> {
          if (position.open() && !open.add(position.symbol())) {
            breaks.add(Rule.ONE_OPEN, "positions", id, "closed_at", "not null", null);
          }
        });
  }

  private void executions(Breaks breaks) {
    var executed = new Tally();
    orders.values().forEach(order -> executed.add(order.symbol(), order.signedQuantity()));
    breaks.equal(Rule.EXECUTIONS, "positions", "fills", executed, positions(PositionSum::filled));
  }

  private void values(Breaks breaks) {
    var posted = new Tally();
    Map<String, Currency> quotes = new HashMap<>();
    for (var position : positions.values()) {
      posted.addAll(position.values());
      quotes.put(position.symbol(), position.figures().quote());
    }
    var executed = new Tally();
    orders.forEach(
        (id, order) -> {
          var quote = quotes.get(order.symbol());
          if (quote != null) {
            executed.add(id.toString(), Money.rounded(order.notional(), quote).amount());
          }
        });
    breaks.equal(Rule.VALUE, "positions", "fills/value", executed, posted);
  }

  private void holdings(Breaks breaks) {
    var quantity = new Tally();
    var cost = new Tally();
    for (var book : books.values()) {
      for (var holding : book.account().holdings().values()) {
        quantity.add(holding.symbol().value(), holding.signedQuantity());
        cost.add(holding.symbol().value(), holding.costBasis().amount());
      }
    }
    breaks.equal(
        Rule.HOLDING,
        "portfolios",
        "holdings/signed_quantity",
        positions(position -> position.figures().signedQuantity()),
        quantity);
    breaks.equal(
        Rule.HOLDING,
        "portfolios",
        "holdings/cost_basis",
        positions(position -> position.figures().costBasis().amount()),
        cost);
  }

  private void cash(Breaks breaks) {
    var moved = new Tally();
    var fees = new Tally();
    for (var position : positions.values()) {
      moved.add(position.symbol() + " " + position.figures().quote(), position.cash());
      fees.addAll(position.fees());
    }
    var trades = new Tally();
    var charged = new Tally();
    for (var book : books.values()) {
      trades.addAll(book.trades());
      charged.addAll(book.commissions());
    }
    breaks.equal(Rule.TRADES, "portfolios", "trades", moved, trades);
    breaks.equal(Rule.COMMISSIONS, "portfolios", "commissions", fees, charged);
  }

  private void reservations(Breaks breaks) {
    Set<UUID> bound = new HashSet<>();
    books.values().forEach(book -> book.commitments().forEach(order -> bound.add(order.orderId())));
    Set<UUID> groups = new HashSet<>();
    orders.forEach(
        (id, order) -> {
          boolean binds = bound.remove(id);
          if (order.exits() == null ? isWrong(order, binds) : binds && !mayBind(order, groups)) {
            reservation(breaks, id, binds);
          }
        });
    bound.forEach(id -> reservation(breaks, id, true));
    orders.forEach(
        (id, order) -> {
          if (isUnbound(order, groups)) {
            reservation(breaks, id, false);
          }
        });
  }

  private static boolean isWrong(OrderSum order, boolean binds) {
    return binds ? order.over() : order.leaves().signum() > 0;
  }

  /** An exit at work of a group that binds nothing; such a group is found once. */
  private static boolean isUnbound(OrderSum order, Set<UUID> groups) {
    var exits = order.exits();
    return exits != null && !order.held() && order.leaves().signum() > 0 && groups.add(exits);
  }

  /** One exit of a group binds for all of them, and none that waits for an entry. */
  private static boolean mayBind(OrderSum exit, Set<UUID> groups) {
    return !exit.over() && !exit.held() && groups.add(exit.exits());
  }

  private static void reservation(Breaks breaks, UUID order, boolean binds) {
    var expected = binds ? "none" : "one";
    var actual = binds ? "one" : "none";
    breaks.add(Rule.RESERVED, "portfolios", order, "commitments", expected, actual);
  }

  private Tally positions(Function<PositionSum, BigDecimal> of) {
    var sums = new Tally();
    positions.values().forEach(position -> sums.add(position.symbol(), of.apply(position)));
    return sums;
  }
}
