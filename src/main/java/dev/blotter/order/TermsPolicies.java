package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Rejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules about terms, in the order in which they are asked. */
final class TermsPolicies {

  private static final List<TermsPolicy> FORM =
      List.of(
          TermsPolicies::quantityIsPositive,
          TermsPolicies::limitPriceGoesWithType,
          TermsPolicies::stopPriceGoesWithType,
          TrailPolicies::trailGoesWithType,
          TrailPolicies::trailIsADistance,
          TermsPolicies::pricesArePositive,
          TermsPolicies::expireTimeGoesWithTimeInForce,
          TermsPolicies::expireTimeIsToCome,
          TermsPolicies::immediateOrdersDoNotWaitForAStop,
          HandlingPolicies::postOnlyGoesWithAnOrderThatRests,
          HandlingPolicies::extendedHoursGoWithALimit);

  private TermsPolicies() {}

  static List<TermsPolicy> of(OrderPolicies policies) {
    return policies.subPennyPrices()
        ? FORM
        : Stream.concat(FORM.stream(), Stream.of(TermsPolicies::pricesAreOnThePenny)).toList();
  }

  private static Optional<Rejection> quantityIsPositive(OrderTerms terms, Instant now) {
    return FieldRefusal.when(
        terms.quantity().isZero(),
        OrderRejection.QUANTITY_NOT_POSITIVE,
        "qty",
        "The quantity must be greater than zero.");
  }

  private static Optional<Rejection> limitPriceGoesWithType(OrderTerms terms, Instant now) {
    return goesWithType(
        terms.type().hasLimit(),
        terms.limitPrice(),
        OrderRejection.LIMIT_PRICE_REQUIRED,
        OrderRejection.LIMIT_PRICE_NOT_ALLOWED,
        "limit_price");
  }

  private static Optional<Rejection> stopPriceGoesWithType(OrderTerms terms, Instant now) {
    return goesWithType(
        terms.type().hasStop(),
        terms.stopPrice(),
        OrderRejection.STOP_PRICE_REQUIRED,
        OrderRejection.STOP_PRICE_NOT_ALLOWED,
        "stop_price");
  }

  private static Optional<Rejection> goesWithType(
      boolean wanted,
      @Nullable Price price,
      OrderRejection missing,
      OrderRejection needless,
      String field) {
    if (wanted == (price != null)) {
      return Optional.empty();
    }
    return wanted
        ? FieldRefusal.of(missing, field, "An order of this type needs it.")
        : FieldRefusal.of(needless, field, "An order of this type has none.");
  }

  private static Optional<Rejection> pricesArePositive(OrderTerms terms, Instant now) {
    return eachPrice(terms)
        .filter(named -> named.getValue().isZero())
        .findFirst()
        .map(
            named ->
                Rejection.ofField(
                    OrderRejection.PRICE_NOT_POSITIVE,
                    named.getKey(),
                    "The price must be greater than zero."));
  }

  private static Optional<Rejection> expireTimeGoesWithTimeInForce(OrderTerms terms, Instant now) {
    boolean wanted = terms.timeInForce() == TimeInForce.GTD;
    if (wanted == (terms.expireAt() != null)) {
      return Optional.empty();
    }
    return wanted
        ? FieldRefusal.of(
            OrderRejection.EXPIRE_TIME_REQUIRED, "expire_at", "A good-till-date order needs it.")
        : FieldRefusal.of(
            OrderRejection.EXPIRE_TIME_NOT_ALLOWED,
            "expire_at",
            "Only a good-till-date order has it.");
  }

  private static Optional<Rejection> expireTimeIsToCome(OrderTerms terms, Instant now) {
    var expireAt = terms.expireAt();
    return FieldRefusal.when(
        expireAt != null && !expireAt.isAfter(now),
        OrderRejection.EXPIRE_TIME_IN_PAST,
        "expire_at",
        "The time of expiry is over already.");
  }

  private static Optional<Rejection> immediateOrdersDoNotWaitForAStop(
      OrderTerms terms, Instant now) {
    return FieldRefusal.when(
        terms.timeInForce().immediate() && terms.type().triggers(),
        OrderRejection.UNSUPPORTED_TIME_IN_FORCE,
        "time_in_force",
        "A stop order waits for its price and cannot be immediate.");
  }

  /** Two decimals from 1.00 on and four below, as US venues quote. */
  private static Optional<Rejection> pricesAreOnThePenny(OrderTerms terms, Instant now) {
    if (terms.symbol().isPair()) {
      return Optional.empty();
    }
    return eachPrice(terms)
        .filter(named -> named.getValue().value().scale() > decimals(named.getValue()))
        .findFirst()
        .map(named -> tooPrecise(named.getKey(), decimals(named.getValue())));
  }

  private static int decimals(Price price) {
    return price.value().compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
  }

  private static Rejection tooPrecise(String field, int decimals) {
    var step = BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    return new Rejection(
        OrderRejection.BAD_PRECISION,
        "The price must be a multiple of " + step + ".",
        field,
        Map.of("step", step));
  }

  private static Stream<Map.Entry<String, Price>> eachPrice(OrderTerms terms) {
    var limit = terms.limitPrice();
    var stop = terms.stopPrice();
    return Stream.concat(
        limit == null ? Stream.empty() : Stream.of(Map.entry("limit_price", limit)),
        stop == null ? Stream.empty() : Stream.of(Map.entry("stop_price", stop)));
  }
}
