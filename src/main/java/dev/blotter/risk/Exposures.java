package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.Account;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that an account holds and owes at some prices, the largest first. Where one of it has no
 * value, neither has any sum.
 */
record Exposures(Currency base, List<Exposure> all) {

  private static final Comparator<Exposure> LARGEST_FIRST =
      Comparator.comparing(
              (Exposure exposure) -> size(exposure),
              Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Exposure::symbol);

  Exposures {
    all = all.stream().sorted(LARGEST_FIRST).toList();
  }

  static Exposures of(Account account, Marks marks) {
    return of(account, List.of(), marks);
  }

  /** What it would be once all that is pending is executed, at the same prices. */
  static Exposures of(Account account, List<PendingQuantity> pending, Marks marks) {
    Map<Symbol, BigDecimal> quantities = new LinkedHashMap<>();
    Map<Symbol, Currency> quotes = new HashMap<>();
    for (var holding : account.holdings().values()) {
      quantities.put(holding.symbol(), holding.signedQuantity());
      account.heldIn(holding.symbol()).ifPresent(held -> quotes.put(holding.symbol(), held));
    }
    var base = account.baseCurrency();
    for (var orders : pending) {
      quantities.merge(orders.symbol(), orders.signed(), BigDecimal::add);
      quotes.putIfAbsent(orders.symbol(), orders.quotedIn(base));
    }
    return new Exposures(
        base,
        quantities.entrySet().stream()
            .filter(entry -> entry.getValue().signum() != 0)
            .map(entry -> exposure(account, entry.getKey(), entry.getValue(), quotes, marks))
            .toList());
  }

  private static Exposure exposure(
      Account account,
      Symbol symbol,
      BigDecimal quantity,
      Map<Symbol, Currency> quotes,
      Marks marks) {
    var quote = Objects.requireNonNull(quotes.get(symbol));
    var splits =
        account.holding(symbol).flatMap(held -> Optional.ofNullable(held.splits())).orElse(null);
    return Exposure.of(symbol, quantity, quote, splits, marks, account.baseCurrency());
  }

  private static @Nullable BigDecimal size(Exposure exposure) {
    return exposure.value() == null ? null : exposure.value().amount().abs();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether all of it has a value. */
  boolean isValued() {
    return all.stream().noneMatch(exposure -> exposure.value() == null);
  }

  /** Those with a value. */
  List<Exposure> valued() {
    return all.stream().filter(exposure -> exposure.value() != null).toList();
  }

  Optional<Money> gross() {
    return sum(exposure -> true).map(any -> total(all, Money::abs));
  }

  Optional<Money> net() {
    return sum(exposure -> true);
  }

  Optional<Money> longs() {
    return sum(Exposure::isLong);
  }

  /** Zero or less. */
  Optional<Money> shorts() {
    return sum(exposure -> !exposure.isLong());
  }

  private Optional<Money> sum(Predicate<Exposure> which) {
    return isValued()
        ? Optional.of(total(all.stream().filter(which).toList(), money -> money))
        : Optional.empty();
  }

  private Money total(List<Exposure> exposures, UnaryOperator<Money> amount) {
    return exposures.stream()
        .map(exposure -> amount.apply(exposure.worth()))
        .reduce(Money.zero(base), Money::plus);
  }
}
