package dev.blotter.audit.account;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.position.PositionFigures;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What all positions of an account that are quoted in one currency cost and realized, kept up to
 * date with each change of one.
 */
final class PositionSums {

  private final Map<UUID, Part> parts = new HashMap<>();
  private final Set<String> otherCurrencies = new TreeSet<>();
  private final Currency currency;
  private final Part nothing;
  private Money cost;
  private Money realized;

  PositionSums(Currency currency) {
    this.currency = currency;
    this.cost = Money.zero(currency);
    this.realized = Money.zero(currency);
    this.nothing = new Part(cost, realized);
  }

  /** Where a position stands from now on; what is quoted in another currency is only noted. */
  void put(UUID position, PositionFigures figures) {
    if (!figures.quote().equals(currency)) {
      otherCurrencies.add(figures.quote().code());
      return;
    }
    var next = new Part(figures.costBasis(), figures.realizedPnl());
    var before = Objects.requireNonNullElse(parts.put(position, next), nothing);
    cost = cost.plus(next.cost).minus(before.cost);
    realized = realized.plus(next.realized).minus(before.realized);
  }

  Money cost() {
    return cost;
  }

  Money realized() {
    return realized;
  }

  /** The currencies of positions that are in no sum. */
  Set<String> otherCurrencies() {
    return otherCurrencies;
  }

  private record Part(Money cost, Money realized) {}
}
