package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * What trades have brought that is not settled yet, added up as it will settle: it grows with
 * instruments and days, not with executions.
 *
 * @param amounts by instrument, one for each moment and currency
 */
public record UnsettledCash(Map<Symbol, List<Unsettled>> amounts) {

  static final UnsettledCash NONE = new UnsettledCash(Map.of());

  public UnsettledCash {
    amounts = Persistent.map(amounts);
  }

  /** Every amount, by instrument. */
  public Stream<Unsettled> all() {
    return amounts.values().stream().flatMap(List::stream);
  }

  /** What is to settle of trades in that instrument. */
  Money of(Symbol symbol, Currency currency) {
    return amounts.getOrDefault(symbol, List.of()).stream()
        .filter(item -> item.currency().equals(currency))
        .map(Unsettled::amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  UnsettledCash plus(Unsettled item) {
    var before = amounts.getOrDefault(item.symbol(), List.of());
    var others = before.stream().filter(other -> !other.settlesWith(item));
    var sum = before.stream().filter(item::settlesWith).reduce(item, Unsettled::plus);
    var after = Stream.concat(others, Stream.of(sum)).toList();
    return new UnsettledCash(Persistent.map(amounts).plus(item.symbol(), after));
  }

  /** Once those have settled. */
  UnsettledCash without(Predicate<Unsettled> settled) {
    var left = TreePMap.<Symbol, List<Unsettled>>empty();
    for (var each : amounts.entrySet()) {
      var open = each.getValue().stream().filter(settled.negate()).toList();
      left = open.isEmpty() ? left : left.plus(each.getKey(), open);
    }
    return new UnsettledCash(left);
  }
}
