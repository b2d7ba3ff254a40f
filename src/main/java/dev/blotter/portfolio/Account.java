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

/**
 * Where a user's account stands: its cash, what it holds, and how much of that active orders are to
 * close. It grows with instruments and not with orders: what each of these binds only the {@link
 * Portfolio} knows.
 *
 * @param balances by currency, in the order of their first posting
 * @param closing what active orders are to close, together
 * @param holdings by instrument, flat ones included
 * @param unsettled what is still to settle
 */
public record Account(
    Currency baseCurrency,
    AccountType accountType,
    Map<Currency, Balance> balances,
    ClosingQuantities closing,
    Map<Symbol, Holding> holdings,
    List<Unsettled> unsettled) {

  public Account {
    balances = Collections.unmodifiableMap(balances);
    holdings = Collections.unmodifiableMap(holdings);
    unsettled = List.copyOf(unsettled);
  }

  static Account opened(Currency base, AccountType type) {
    return new Account(
        base, type, Map.of(base, Balance.zero(base)), ClosingQuantities.NONE, Map.of(), List.of());
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

  /** How much of that instrument is held and no active sale is about to close. */
  public Quantity availableToSell(Symbol symbol) {
    var held = holding(symbol).map(Holding::longQuantity).orElse(Quantity.ZERO);
    return held.minusOrZero(closing.of(symbol, Side.SELL));
  }

  /** How much of that instrument is owed and no active purchase is about to cover. */
  public Quantity availableToCover(Symbol symbol) {
    var owed = holding(symbol).map(Holding::shortQuantity).orElse(Quantity.ZERO);
    return owed.minusOrZero(closing.of(symbol, Side.BUY));
  }

  /** How much of the position in that instrument no active order is about to close. */
  public Quantity available(Symbol symbol) {
    return availableToSell(symbol).plus(availableToCover(symbol));
  }

  Account with(Balance balance) {
    var next = new LinkedHashMap<>(balances);
    next.put(balance.currency(), balance);
    return new Account(baseCurrency, accountType, next, closing, holdings, unsettled);
  }

  Account with(ClosingQuantities quantities) {
    return new Account(baseCurrency, accountType, balances, quantities, holdings, unsettled);
  }

  Account with(Holding holding) {
    var next = new LinkedHashMap<>(holdings);
    next.put(holding.symbol(), holding);
    return new Account(baseCurrency, accountType, balances, closing, next, unsettled);
  }

  Account with(Unsettled item) {
    var next = new ArrayList<>(unsettled);
    next.add(item);
    return withUnsettled(next);
  }

  Account withUnsettled(List<Unsettled> items) {
    return new Account(baseCurrency, accountType, balances, closing, holdings, items);
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
}
