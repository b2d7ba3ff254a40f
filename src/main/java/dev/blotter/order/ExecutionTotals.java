package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.pcollections.OrderedPMap;

/**
 * What the executions of an order come to together; those that are busted count for nothing.
 *
 * @param quantity in today's units, not rounded yet
 * @param notional what they cost or brought, without commissions
 * @param charges by currency, in the order in which they were first charged
 */
record ExecutionTotals(
    BigDecimal quantity, Notional notional, OrderedPMap<Currency, Charge> charges) {

  static final ExecutionTotals NONE =
      new ExecutionTotals(BigDecimal.ZERO, Notional.ZERO, OrderedPMap.empty());

  /**
   * Commissions of one currency.
   *
   * @param exact as they were charged
   * @param inCash each rounded as it was taken
   */
  private record Charge(Commission exact, Money inCash) {

    static Charge of(Commission one) {
      return new Charge(one, one.inCash());
    }

    Charge plus(Charge other) {
      return new Charge(exact.plus(other.exact), inCash.plus(other.inCash));
    }
  }

  ExecutionTotals plus(ExecutionChain chain) {
    return chain.busted()
        ? this
        : new ExecutionTotals(
            quantity.add(chain.unrounded()),
            notional.plus(chain.notional()),
            plus(chain.commission()));
  }

  private OrderedPMap<Currency, Charge> plus(Commission commission) {
    var more = Charge.of(commission);
    var before = charges.get(commission.currency());
    return charges.plus(commission.currency(), before == null ? more : before.plus(more));
  }

  /** What was taken in cash for their commissions of that currency. */
  Money charged(Currency currency) {
    return Optional.ofNullable(charges.get(currency))
        .map(Charge::inCash)
        .orElseGet(() -> Money.zero(currency));
  }

  /** What was charged exactly, by currency; without those that cost nothing. */
  List<Commission> commissions() {
    return charges.values().stream().map(Charge::exact).filter(sum -> !sum.none()).toList();
  }
}
