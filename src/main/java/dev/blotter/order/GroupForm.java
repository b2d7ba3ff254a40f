package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.PlaceGroup.Exit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules about what a group consists of, in the order in which they are asked. */
public final class GroupForm {

  private static final List<Function<PlaceGroup, Optional<Rejection>>> RULES =
      List.of(
          GroupForm::exitsGoWithClass,
          GroupForm::ordersRest,
          GroupForm::firstOfTwoExitsIsTheTakeProfit,
          GroupForm::entriesOpen,
          GroupForm::pricesAreInOrder,
          GroupForm::takeProfitOfTwoExitsHasTheFirstName,
          GroupForm::namesDiffer);

  private static final String TAKE_PROFIT = "take_profit";
  private static final String STOP_LOSS = "stop_loss";
  private static final String TAKE_PROFIT_LIMIT = TAKE_PROFIT + "/limit_price";
  private static final String STOP_LOSS_STOP = STOP_LOSS + "/stop_price";
  private static final String NAME = "client_order_id";

  private GroupForm() {}

  /** The first reason why these orders are no group, or empty where they are one. */
  public static Optional<Rejection> refusal(PlaceGroup group) {
    return RULES.stream().flatMap(rule -> rule.apply(group).stream()).findFirst();
  }

  /** The same refusal where it is about an exit's own price: the request has that in the exit. */
  public static Rejection within(GroupRole role, Rejection reason) {
    var field = reason.field();
    var own = "limit_price".equals(field) || "stop_price".equals(field);
    return own && role.isExit()
        ? new Rejection(reason.code(), reason.message(), name(role) + "/" + field, reason.context())
        : reason;
  }

  private static String name(GroupRole role) {
    return role == GroupRole.TAKE_PROFIT ? TAKE_PROFIT : STOP_LOSS;
  }

  private static Optional<Rejection> exitsGoWithClass(PlaceGroup group) {
    return switch (group.orderClass()) {
      case SIMPLE ->
          none(TAKE_PROFIT, group.takeProfit()).or(() -> none(STOP_LOSS, group.stopLoss()));
      case OCO, BRACKET ->
          one(TAKE_PROFIT, group.takeProfit()).or(() -> one(STOP_LOSS, group.stopLoss()));
      case OTO ->
          group.takeProfit() == null
              ? one(STOP_LOSS, group.stopLoss())
              : none(STOP_LOSS, group.stopLoss());
    };
  }

  private static Optional<Rejection> one(String field, @Nullable Exit exit) {
    return FieldRefusal.when(
        exit == null, OrderRejection.EXIT_REQUIRED, field, "An order of this class needs it.");
  }

  private static Optional<Rejection> none(String field, @Nullable Exit exit) {
    return FieldRefusal.when(
        exit != null,
        OrderRejection.EXIT_NOT_ALLOWED,
        field,
        "An order of this class has none, or has one exit already.");
  }

  private static Optional<Rejection> ordersRest(PlaceGroup group) {
    return FieldRefusal.when(
        group.first().terms().timeInForce().immediate(),
        OrderRejection.UNSUPPORTED_TIME_IN_FORCE,
        "time_in_force",
        "Orders of a group rest: DAY, GTC or GTD.");
  }

  private static Optional<Rejection> firstOfTwoExitsIsTheTakeProfit(PlaceGroup group) {
    if (group.orderClass() != OrderClass.OCO) {
      return Optional.empty();
    }
    var terms = group.first().terms();
    return FieldRefusal.when(
            terms.type() != OrderType.LIMIT,
            OrderRejection.ORDER_TYPE_NOT_ALLOWED,
            "type",
            "Two exits are asked for by a LIMIT order, which is the take-profit.")
        .or(
            () ->
                elsewhere(
                    terms.limitPrice(), OrderRejection.LIMIT_PRICE_NOT_ALLOWED, "limit_price"))
        .or(() -> elsewhere(terms.stopPrice(), OrderRejection.STOP_PRICE_NOT_ALLOWED, "stop_price"))
        .or(() -> TrailPolicies.none(terms.trail()));
  }

  private static Optional<Rejection> elsewhere(
      @Nullable Price price, OrderRejection code, String field) {
    return FieldRefusal.when(
        price != null, code, field, "The prices of two exits are in each of them.");
  }

  private static Optional<Rejection> entriesOpen(PlaceGroup group) {
    return FieldRefusal.when(
        group.orderClass().hasEntry() && group.first().terms().reduceOnly(),
        OrderRejection.REDUCE_ONLY_NOT_ALLOWED,
        "reduce_only",
        "An entry opens what its exits close.");
  }

  private static Optional<Rejection> pricesAreInOrder(PlaceGroup group) {
    var terms = group.first().terms();
    var hasEntry = group.orderClass().hasEntry();
    var takeProfit = group.takeProfit();
    var stopLoss = group.stopLoss();
    var prices =
        new ExitPrices(
            hasEntry ? terms : null,
            takeProfit == null ? null : takeProfit.limitPrice(),
            stopLoss == null ? null : stopLoss.stopPrice());
    return prices
        .wrong(hasEntry ? terms.side().opposite() : terms.side())
        .map(role -> crossed(role == GroupRole.TAKE_PROFIT ? TAKE_PROFIT_LIMIT : STOP_LOSS_STOP));
  }

  /** The refusal of a price on the wrong side. */
  public static Rejection crossed(String field) {
    return Rejection.ofField(
        OrderRejection.EXIT_PRICES_CROSSED,
        field,
        "The exit would be executed at once: it lies on the wrong side of another of its group.");
  }

  private static Optional<Rejection> takeProfitOfTwoExitsHasTheFirstName(PlaceGroup group) {
    var takeProfit = group.takeProfit();
    return FieldRefusal.when(
        group.orderClass() == OrderClass.OCO
            && takeProfit != null
            && !takeProfit.clientOrderId().equals(group.first().clientOrderId()),
        OrderRejection.CLIENT_ORDER_ID_NOT_ALLOWED,
        TAKE_PROFIT + "/" + NAME,
        "The take-profit of two exits is the order that client_order_id names.");
  }

  private static Optional<Rejection> namesDiffer(PlaceGroup group) {
    var first = group.first().clientOrderId();
    var takeProfit = group.takeProfit();
    var other = group.orderClass().hasEntry() ? takeProfit : null;
    return repeated(TAKE_PROFIT, other, first)
        .or(() -> repeated(STOP_LOSS, group.stopLoss(), first))
        .or(
            () ->
                takeProfit == null
                    ? Optional.empty()
                    : repeated(STOP_LOSS, group.stopLoss(), takeProfit.clientOrderId()));
  }

  private static Optional<Rejection> repeated(String role, @Nullable Exit exit, String name) {
    return FieldRefusal.when(
        isNamed(exit, name),
        OrderRejection.DUPLICATE_CLIENT_ORDER_ID,
        role + "/" + NAME,
        "Each order of a group has an id of its own.");
  }

  /** The request's field that gives that name to an order of the group. */
  public static String nameField(PlaceGroup group, String name) {
    if (name.equals(group.first().clientOrderId())) {
      return NAME;
    }
    return (isNamed(group.takeProfit(), name) ? TAKE_PROFIT : STOP_LOSS) + "/" + NAME;
  }

  private static boolean isNamed(@Nullable Exit exit, String name) {
    return exit != null && exit.clientOrderId().equals(name);
  }
}
