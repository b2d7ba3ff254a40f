package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's account stands: its cash, what it holds, and how much of that active orders are to
 * close. It grows with instruments and not with orders or executions: those only the {@link
 * Portfolio} knows.
 *
 * @param balances by currency, in the order of their first posting
 * @param closing what active orders are to close, together
 * @param holdings by instrument, flat ones included
 * @param unsettled what is still to settle
 * @param flows deposits less withdrawals by currency, since the last valuation that had an equity;
 *     none that is zero
 * @param closedDay the last trading day that needs no valuation any more, or null where there was
 *     none yet
 */
public record Account(
    Currency baseCurrency,
    AccountType accountType,
    Map<Currency, Balance> balances,
    ClosingQuantities closing,
    Map<Symbol, Holding> holdings,
    UnsettledCash unsettled,
    Map<Currency, Money> flows,
    @Nullable LocalDate closedDay) {

  public Account {
    balances = Collections.unmodifiableMap(balances);
    holdings = Persistent.map(holdings);
    flows = Collections.unmodifiableMap(flows);
  }

  static Account opened(Currency base, AccountType type) {
    return new Account(
        base,
        type,
        Map.of(base, Balance.zero(base)),
        ClosingQuantities.NONE,
        Map.of(),
        UnsettledCash.NONE,
        Map.of(),
        null);
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

  /** The currency that what is open of that instrument is booked in, or empty where nothing is. */
  public Optional<Currency> heldIn(Symbol symbol) {
    return holding(symbol).filter(Holding::isOpen).map(holding -> holding.costBasis().currency());
  }

  /** How much of that instrument is held and no active sale is about to close. */
  public Quantity availableToSell(Symbol symbol) {
    return available(symbol, Side.SELL);
  }

  /** How much of that instrument is owed and no active purchase is about to cover. */
  public Quantity availableToCover(Symbol symbol) {
    return available(symbol, Side.BUY);
  }

  /** How much of that instrument orders of that side may close: of what is held, or is owed. */
  public Quantity available(Symbol symbol, Side side) {
    return closable(symbol, side).minusOrZero(closing.of(symbol, side));
  }

  /** How much of that instrument is there for orders of that side to close, bound or not. */
  public Quantity closable(Symbol symbol, Side side) {
    return holding(symbol)
        .map(held -> side == Side.SELL ? held.longQuantity() : held.shortQuantity())
        .orElse(Quantity.ZERO);
  }

  /** How much of the position in that instrument no active order is about to close. */
  public Quantity available(Symbol symbol) {
    return availableToSell(symbol).plus(availableToCover(symbol));
  }

  /** In how many instruments something is held or owed. */
  public long openPositions() {
    return holdings.values().stream().filter(Holding::isOpen).count();
  }

  Account with(Balance balance) {
    var next = new LinkedHashMap<>(balances);
    next.put(balance.currency(), balance);
    return new Account(
        baseCurrency, accountType, next, closing, holdings, unsettled, flows, closedDay);
  }

  Account with(ClosingQuantities quantities) {
    return new Account(
        baseCurrency, accountType, balances, quantities, holdings, unsettled, flows, closedDay);
  }

  Account with(Holding holding) {
    var next = Persistent.map(holdings).plus(holding.symbol(), holding);
    return new Account(
        baseCurrency, accountType, balances, closing, next, unsettled, flows, closedDay);
  }

  Account with(UnsettledCash cash) {
    return new Account(
        baseCurrency, accountType, balances, closing, holdings, cash, flows, closedDay);
  }

  /** Once that amount came in from outside, or went out where it is negative. */
  Account flowed(Money amount) {
    var next = new LinkedHashMap<>(flows);
    next.merge(amount.currency(), amount, Money::plus);
    next.values().removeIf(Money::isZero);
    return withFlows(next, closedDay);
  }

  /** Once it was valued; what flowed is counted on where its worth could not be known. */
  Account valued(@Nullable LocalDate closed, boolean known) {
    return withFlows(known ? Map.of() : flows, closed);
  }

  private Account withFlows(Map<Currency, Money> next, @Nullable LocalDate closed) {
    return new Account(
        baseCurrency, accountType, balances, closing, holdings, unsettled, next, closed);
  }

  /** Whether it is worth what its cash in the base currency is, at whatever prices. */
  boolean isPlainCash() {
    return holdings.values().stream().noneMatch(Holding::isOpen)
        && balances.values().stream()
            .allMatch(of -> of.currency().equals(baseCurrency) || of.total().isZero());
  }

  /** Whether that day needs no valuation any more. */
  boolean hasClosed(LocalDate day) {
    return closedDay != null && !day.isAfter(closedDay);
  }
}
