package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Orders that are bound to close a position, which something else has moved. Those that may only
 * reduce it are asked for less; other sales open a short with what is there no more, and hold for
 * it. The latest gives way first, as if it had been placed now. The account knows them by what they
 * have bound; of two exits one binds for both.
 */
final class ClosingOrders {
  private final GroupKeeper groups;
  private final ReservationKeeper reservations;

  ClosingOrders(TradingRules rules, Prices prices) {
    this.groups = new GroupKeeper(rules, prices);
    this.reservations = new ReservationKeeper(rules, prices);
  }

  /**
   * The orders that may have to follow, and the others of their groups once those are known.
   *
   * @param left the least that may be held then
   */
  static List<AggregateRef> needs(
      Portfolio portfolio, Symbol symbol, Quantity left, States states) {
    return following(portfolio, symbol, left).stream().flatMap(id -> around(id, states)).toList();
  }

  /** Those that may have to be asked for more once that order is over, or is for less. */
  static List<AggregateRef> needs(SetFree free, States states) {
    return free.isPossible()
        ? reducing(free.portfolio(), free.order().terms())
            .flatMap(id -> around(id, states))
            .toList()
        : List.of();
  }

  /** Those that have less to close than they leave, with the others of their groups. */
  static List<AggregateRef> lackingNeeds(Portfolio portfolio, Symbol symbol, States states) {
    return portfolio.lackingOrders(symbol).stream().flatMap(id -> around(id, states)).toList();
  }

  private static Stream<AggregateRef> around(UUID orderId, States states) {
    var ref = AggregateRef.order(orderId);
    return states.isLoaded(ref)
        ? OrderStates.around(OrderStates.linked(orderId, states)).stream()
        : Stream.of(ref);
  }

  /** All that may only reduce, and as many of the latest sales as close more than is left. */
  private static List<UUID> following(Portfolio portfolio, Symbol symbol, Quantity left) {
    var lacking = portfolio.account().closing().of(symbol, Side.SELL).minusOrZero(left);
    List<UUID> found = new ArrayList<>();
    for (var bound : latestFirst(portfolio, symbol)) {
      if (bound.reduceOnly() || !lacking.isZero()) {
        found.add(bound.orderId());
      }
      lacking = bound.side() == Side.SELL ? lacking.minusOrZero(bound.closing()) : lacking;
    }
    return found;
  }

  /** Orders on the side of those terms that may only reduce, the earliest first. */
  private static Stream<UUID> reducing(Portfolio portfolio, OrderTerms terms) {
    return latestFirst(portfolio, terms.symbol()).reversed().stream()
        .filter(bound -> bound.reduceOnly() && bound.side() == terms.side())
        .map(Commitment::orderId);
  }

  private static List<Commitment> latestFirst(Portfolio portfolio, Symbol symbol) {
    return portfolio.commitments().values().stream()
        .filter(bound -> bound.symbol().equals(symbol))
        .filter(bound -> bound.reduceOnly() || isClosingSale(bound))
        .sorted(Comparator.comparing(Commitment::orderId).reversed())
        .toList();
  }

  private static boolean isClosingSale(Commitment bound) {
    return bound.side() == Side.SELL && !bound.closing().isZero();
  }

  /** What is held once that is taken of it; nothing where that is more. */
  static Quantity left(Quantity held, BigDecimal taken) {
    var left = held.value().subtract(taken.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    return new Quantity(left.setScale(Quantity.SCALE, RoundingMode.DOWN));
  }

  /**
   * Brings those in step that had less to close than they leave: there may be more of it by now, or
   * their venues have to be asked again.
   */
  void followLacking(
      AccountDraft draft, Symbol symbol, States states, Circumstances circumstances) {
    var lacking = draft.portfolio().lackingOrders(symbol);
    for (var id : inTurn(draft.portfolio(), symbol, lacking)) {
      follow(draft, id, Ratio.ONE, states, circumstances);
    }
  }

  /** Where more is there than all are to close the earliest has it, else the latest gives way. */
  private static List<UUID> inTurn(Portfolio portfolio, Symbol symbol, List<UUID> latestFirst) {
    return portfolio.account().available(symbol).isZero() ? latestFirst : latestFirst.reversed();
  }

  /**
   * Brings them in step with what is held by now.
   *
   * @param split new units for old ones where that is why it changed; else one for one. Sales have
   *     their venue tell them of it, and until then nobody knows what is lacking
   */
  void follow(
      AccountDraft draft, Symbol symbol, Ratio split, States states, Circumstances circumstances) {
    var left =
        split.equals(Ratio.ONE)
            ? draft.portfolio().account().closable(symbol, Side.SELL)
            : Quantity.LARGEST;
    var following = following(draft.portfolio(), symbol, left);
    for (var id : inTurn(draft.portfolio(), symbol, following)) {
      follow(draft, id, split, states, circumstances);
    }
  }

  private void follow(
      AccountDraft draft, UUID orderId, Ratio split, States states, Circumstances circumstances) {
    if (states.isLoaded(AggregateRef.order(orderId))) {
      var cause = new GroupCause(draft.order(orderId, states), null, split);
      follow(draft, cause, states, circumstances);
    }
  }

  /** Lets those that may only reduce have what an order has set free. */
  void follow(AccountDraft draft, SetFree free, States states, Circumstances circumstances) {
    if (!free.isPossible()) {
      return;
    }
    for (var id : reducing(draft.portfolio(), free.order().terms()).toList()) {
      if (states.isLoaded(AggregateRef.order(id))) {
        follow(draft, GroupCause.of(draft.order(id, states)), states, circumstances);
      }
    }
  }

  private void follow(
      AccountDraft draft, GroupCause cause, States states, Circumstances circumstances) {
    var order = cause.order();
    if (order.exit() || order.terms().reduceOnly()) {
      groups.keep(draft, cause, states, circumstances);
    } else {
      reservations.restate(draft, order);
    }
  }
}
