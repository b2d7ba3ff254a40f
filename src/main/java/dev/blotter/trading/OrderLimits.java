package dev.blotter.trading;

import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instrument;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.Portfolio;
import java.util.Map;
import java.util.Optional;

/**
 * How precise, how small and how large an order may be, which holds for a replacement as well: the
 * rules of its instrument, then the largest quantity and the largest value of any. And how many may
 * be active.
 */
final class OrderLimits {

  private final TradingRules rules;
  private final OrderRequests requests;

  OrderLimits(TradingRules rules, OrderRequests requests) {
    this.rules = rules;
    this.requests = requests;
  }

  Optional<Rejection> refusal(Asked asked, Optional<Instrument> instrument) {
    return instrument
        .map(
            found ->
                new InstrumentRules(
                    found.terms(), asked, requests.expected(asked.terms()).orElse(null)))
        .flatMap(InstrumentRules::refusal)
        .or(() -> quantity(asked.terms()))
        .or(() -> notional(asked.terms()));
  }

  private Optional<Rejection> quantity(OrderTerms terms) {
    return rules.maxQuantity().isLessThan(terms.quantity())
        ? above(OrderRejection.QUANTITY_EXCEEDS_MAXIMUM, rules.maxQuantity().toString())
        : Optional.empty();
  }

  private Optional<Rejection> notional(OrderTerms terms) {
    return rules
        .maxNotional()
        .flatMap(
            max ->
                requests
                    .unitPrice(terms)
                    .map(price -> price.value().multiply(terms.quantity().value()))
                    .filter(value -> value.compareTo(max) > 0)
                    .flatMap(
                        value ->
                            above(
                                OrderRejection.NOTIONAL_EXCEEDS_MAX_PER_ORDER,
                                max.toPlainString())));
  }

  /** Why one order more may not be active; empty where it may. */
  Optional<Rejection> tooMany(Portfolio portfolio) {
    int active = portfolio.commitments().size();
    return active < rules.maxActiveOrders()
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                OrderRejection.ACTIVE_ORDERS_EXCEED_MAXIMUM,
                "The account has as many active orders as one may have.",
                Map.of(
                    "active", Integer.toString(active),
                    "maximum", Integer.toString(rules.maxActiveOrders()))));
  }

  static Optional<Rejection> above(OrderRejection code, String maximum) {
    return Optional.of(
        Rejection.of(
            code, "The order is larger than one order may be.", Map.of("maximum", maximum)));
  }
}
