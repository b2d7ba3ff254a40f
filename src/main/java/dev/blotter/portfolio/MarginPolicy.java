package dev.blotter.portfolio;

import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.UnitMark;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much cash an open short holds.
 *
 * @param initial what is held beyond the cost of buying back, as a part of that cost at the mark:
 *     0.5 for half of it. At most one: a short sale reserves its value once.
 */
public record MarginPolicy(BigDecimal initial) {

  /** Half of the market value, as Regulation T asks for. */
  public static final MarginPolicy STANDARD = new MarginPolicy(new BigDecimal("0.5"));

  public MarginPolicy {
    if (initial.signum() < 0 || initial.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a margin is 0 to 1: " + initial.toPlainString());
    }
  }

  /**
   * What a short holds: its proceeds, or what it costs to buy back where that is more, and the
   * margin. A short without a price goes by its own average price. Zero for what is not short.
   */
  public Money held(Holding holding, Marks marks) {
    var proceeds = holding.costBasis().negated();
    if (holding.shortQuantity().isZero()) {
      return Money.zero(proceeds.currency());
    }
    var market =
        marks
            .mark(holding.symbol(), holding.signedQuantity())
            .flatMap(mark -> UnitMark.of(mark, holding.splits()))
            .map(unit -> value(holding, unit))
            .orElse(proceeds.max(Money.zero(proceeds.currency())));
    return proceeds.max(market).plus(margin(market));
  }

  private static Money value(Holding holding, UnitMark unit) {
    var currency = holding.costBasis().currency();
    return unit.value(holding.shortQuantity().value(), currency, RoundingMode.UP);
  }

  private Money margin(Money market) {
    return Money.roundedUp(market.amount().multiply(initial), market.currency());
  }
}
