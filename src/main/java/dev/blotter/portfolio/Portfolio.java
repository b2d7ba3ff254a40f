package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pcollections.TreePMap;

/**
 * A user's cash book with what is held and what active orders bind of it.
 *
 * @param balances by currency, in the order of their first posting
 * @param commitments by order, active orders only
 * @param holdings by instrument, flat ones included
 * @param unsettled what is still to settle
 */
public record Portfolio(
    Currency baseCurrency,
    AccountType accountType,
    Map<Currency, Balance> balances,
    Map<UUID, Commitment> commitments,
    Map<Symbol, Holding> holdings,
    List<Unsettled> unsettled) {

  public Portfolio {
    balances = Collections.unmodifiableMap(balances);
    commitments = persistent(commitments);
    holdings = Collections.unmodifiableMap(holdings);
    unsettled = List.copyOf(unsettled);
  }

  static Portfolio opened(Currency base, AccountType type) {
    return new Portfolio(
        base, type, Map.of(base, Balance.zero(base)), Map.of(), Map.of(), List.of());
  }

  /** The balance in that currency; all zero where there is none. */
  public Balance balance(Currency currency) {
    var balance = balances.get(currency);
    return balance != null ? balance : Balance.zero(currency);
  }

  /** What is held of that instrument, or empty where nothing ever was. */
  public Optional<Holding> holding(Symbol symbol) {
    return Optional.ofNullable(holdings.get(symbol));
  }

  /** What that order binds, or empty where it is not active. */
  public Optional<Commitment> commitment(UUID orderId) {
    return Optional.ofNullable(commitments.get(orderId));
  }

  /** How much of that instrument is held and no active sale is about to close. */
  public Quantity availableToSell(Symbol symbol) {
    var held = holding(symbol).map(Holding::longQuantity).orElse(Quantity.ZERO);
    return held.minusOrZero(closing(symbol, Side.SELL));
  }

  /** How much of that instrument is owed and no active purchase is about to cover. */
  public Quantity availableToCover(Symbol symbol) {
    var owed = holding(symbol).map(Holding::shortQuantity).orElse(Quantity.ZERO);
    return owed.minusOrZero(closing(symbol, Side.BUY));
  }

  /** How much of the position in that instrument no active order is about to close. */
  public Quantity available(Symbol symbol) {
    return availableToSell(symbol).plus(availableToCover(symbol));
  }

  Quantity closing(Symbol symbol, Side side) {
    return commitments.values().stream()
        .filter(c -> c.side() == side && c.symbol().equals(symbol))
        .map(Commitment::closing)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  Portfolio with(Balance balance) {
    var next = new LinkedHashMap<>(balances);
    next.put(balance.total().currency(), balance);
    return new Portfolio(baseCurrency, accountType, next, commitments, holdings, unsettled);
  }

  Portfolio with(Commitment commitment) {
    return committing(persistent(commitments).plus(commitment.orderId(), commitment));
  }

  Portfolio without(UUID orderId) {
    return commitments.containsKey(orderId)
        ? committing(persistent(commitments).minus(orderId))
        : this;
  }

  Portfolio with(Holding holding) {
    var next = put(new LinkedHashMap<>(holdings), holding.symbol(), holding);
    return new Portfolio(baseCurrency, accountType, balances, commitments, next, unsettled);
  }

  Portfolio with(Unsettled item) {
    var next = new ArrayList<>(unsettled);
    next.add(item);
    return withUnsettled(next);
  }

  Portfolio withUnsettled(List<Unsettled> items) {
    return new Portfolio(baseCurrency, accountType, balances, commitments, holdings, items);
  }

  /** The amount of that execution that is still to settle, where some is. */
  Optional<Unsettled> unsettledOf(UUID orderId, String venue, String execId) {
    return unsettled.stream().filter(item -> item.isOf(orderId, venue, execId)).findFirst();
  }

  /** Cash still to settle that trades in that instrument brought. */
  Money unsettledOf(Symbol symbol, Currency currency) {
    return unsettled.stream()
        .filter(item -> item.symbol().equals(symbol))
        .map(Unsettled::amount)
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  private Portfolio committing(Map<UUID, Commitment> next) {
    return new Portfolio(baseCurrency, accountType, balances, next, holdings, unsettled);
  }

  /** An account may have thousands of active orders: they are not copied for each change. */
  private static TreePMap<UUID, Commitment> persistent(Map<UUID, Commitment> commitments) {
    return commitments instanceof TreePMap<UUID, Commitment> already
        ? already
        : TreePMap.from(commitments);
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    map.put(key, value);
    return map;
  }
}
