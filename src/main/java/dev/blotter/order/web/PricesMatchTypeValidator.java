package dev.blotter.order.web;

import dev.blotter.order.TimeInForce;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Says at which field an order does not match its own type (FIX tags 40, 44, 59, 99, 126). */
public final class PricesMatchTypeValidator
    implements ConstraintValidator<PricesMatchType, PricedOrder> {

  @Override
  public boolean isValid(@Nullable PricedOrder order, ConstraintValidatorContext context) {
    if (order == null || order.type() == null) {
      return true;
    }
    context.disableDefaultConstraintViolation();
    var type = order.type();
    var gtd = order.timeInForce() == TimeInForce.GTD;
    var limit =
        check(context, "limitPrice", order.limitPrice(), type.hasLimit(), "LIMIT, STOP_LIMIT");
    var stop = check(context, "stopPrice", order.stopPrice(), type.hasStop(), "STOP, STOP_LIMIT");
    var expiry = check(context, "expireAt", order.expireAt(), gtd, "GTD");
    return limit && stop && expiry;
  }

  private static boolean check(
      ConstraintValidatorContext context,
      String property,
      @Nullable Object value,
      boolean wanted,
      String when) {
    if ((value != null) == wanted) {
      return true;
    }
    var message = wanted ? "must be given for " + when : "must be given only for " + when;
    context
        .buildConstraintViolationWithTemplate(message)
        .addPropertyNode(property)
        .addConstraintViolation();
    return false;
  }
}
