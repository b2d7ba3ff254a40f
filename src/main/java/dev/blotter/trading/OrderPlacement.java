package dev.blotter.trading;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.Reservations;
import dev.blotter.user.User;
import dev.blotter.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether an order may be placed. The first check that fails names the reason, in this order: the
 * form of the terms, the user's status, the other rules about terms, the instrument, the largest
 * quantity, the largest value, and last what the account can bear (reduce-only, quantity held,
 * reference price, buying power).
 */
final class OrderPlacement {

  /** What placing an order comes to. */
  sealed interface Outcome {

    /** It may be placed. */
    record Placed(List<OrderEvent> events, FundsReserved reserved) implements Outcome {}

    /** A rule forbids it, which is recorded. */
    record Denied(List<OrderEvent> events, Rejection reason) implements Outcome {}

    /** It is malformed; nothing is recorded. */
    record Malformed(Rejection reason) implements Outcome {}
  }

  private final OrderDecider orders;
  private final Reservations reservations;
  private final OrderRequests requests;
  private final TradingRules rules;
  private final Prices prices;

  OrderPlacement(TradingRules rules, Prices prices) {
    this.orders = new OrderDecider(rules.orders());
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.rules = rules;
    this.prices = prices;
  }

  Outcome assess(PlaceOrder command, User user, Portfolio portfolio, Instant now) {
    return switch (initialize(command, user, now)) {
      case Decision.Rejected<OrderEvent>(var reason) when !denies(reason) ->
          new Outcome.Malformed(reason);
      case Decision.Rejected<OrderEvent>(var reason) -> denied(command, reason, now);
      case Decision.Accepted<OrderEvent>(var events) -> reserved(command, events, portfolio, now);
    };
  }

  /** What all rules come to but those about what the account can bear. */
  Decision<OrderEvent> initialize(PlaceOrder command, User user, Instant now) {
    var decision = orders.initialize(command, PortfolioId.of(command.userId()), now);
    var reason =
        switch (decision) {
          case Decision.Rejected<OrderEvent>(var form) when !denies(form) -> Optional.of(form);
          case Decision.Rejected<OrderEvent>(var rule) ->
              tradingIsHalted(user).or(() -> Optional.of(rule));
          case Decision.Accepted<OrderEvent>(var events) -> refusal(command.terms(), user);
        };
    return reason.map(Decision::<OrderEvent>reject).orElse(decision);
  }

  private Outcome reserved(
      PlaceOrder command, List<OrderEvent> events, Portfolio portfolio, Instant now) {
    var request = requests.placing(command.orderId(), command.terms(), portfolio);
    return switch (reservations.place(portfolio, request, prices)) {
      case Decision.Rejected<FundsReserved>(var reason) -> denied(command, reason, now);
      case Decision.Accepted<FundsReserved>(var reserved) ->
          new Outcome.Placed(events, reserved.getFirst());
    };
  }

  private Outcome denied(PlaceOrder command, Rejection reason, Instant now) {
    return new Outcome.Denied(deny(command, reason, now), reason);
  }

  /** The record of an order that is denied for that reason. */
  List<OrderEvent> deny(PlaceOrder command, Rejection reason, Instant now) {
    return orders.deny(command, PortfolioId.of(command.userId()), reason, now);
  }

  private Optional<Rejection> refusal(OrderTerms terms, User user) {
    return Stream.<Supplier<Optional<Rejection>>>of(
            () -> tradingIsHalted(user),
            () -> instrumentIsUnknown(terms.symbol()),
            () -> exceedsLimits(terms))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Only active users trade; a blocked one may still cancel. */
  static Optional<Rejection> tradingIsHalted(User user) {
    return user.status() == UserStatus.ACTIVE
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                OrderRejection.TRADING_HALTED,
                "The user's trading is halted.",
                Map.of("user_status", user.status().name())));
  }

  private static Optional<Rejection> instrumentIsUnknown(Symbol symbol) {
    int slash = symbol.value().indexOf('/');
    return slash < 0 || Currency.find(symbol.value().substring(slash + 1)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Rejection.ofField(
                TradingRejection.INSTRUMENT_NOT_FOUND,
                "symbol",
                "The instrument is not quoted in a known currency."));
  }

  /** The limits of one order's size, which hold for a replacement as well. */
  Optional<Rejection> exceedsLimits(OrderTerms terms) {
    return exceedsQuantity(terms).or(() -> exceedsNotional(terms));
  }

  private Optional<Rejection> exceedsQuantity(OrderTerms terms) {
    return rules.maxQuantity().isLessThan(terms.quantity())
        ? Optional.of(
            limit(OrderRejection.QUANTITY_EXCEEDS_MAXIMUM, rules.maxQuantity().toString()))
        : Optional.empty();
  }

  private Optional<Rejection> exceedsNotional(OrderTerms terms) {
    return rules
        .maxNotional()
        .flatMap(
            max ->
                requests
                    .unitPrice(terms)
                    .map(price -> price.value().multiply(terms.quantity().value()))
                    .filter(value -> value.compareTo(max) > 0)
                    .map(
                        value ->
                            limit(
                                OrderRejection.NOTIONAL_EXCEEDS_MAX_PER_ORDER,
                                max.toPlainString())));
  }

  private static Rejection limit(OrderRejection code, String maximum) {
    return Rejection.of(
        code, "The order is larger than one order may be.", Map.of("maximum", maximum));
  }

  /** False where what was asked for is malformed, so that nothing is recorded. */
  static boolean denies(Rejection reason) {
    RejectionCode code = reason.code();
    return !(code instanceof OrderRejection rejection) || rejection.denies();
  }
}
