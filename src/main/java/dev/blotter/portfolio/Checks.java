package dev.blotter.portfolio;

import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.Reservations.Request;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether an account can bear an order; the first check that fails names the reason. */
final class Checks {

  private Checks() {}

  static Optional<Rejection> refusal(
      Portfolio portfolio, Request request, Need need, MarginPolicy margin, Marks marks) {
    return Stream.<Supplier<Optional<Rejection>>>of(
            () -> reducing(portfolio, request),
            () -> covered(portfolio, request, need),
            () -> priced(request, need),
            () -> affordable(portfolio, request, need, margin, marks))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Rejection> reducing(Portfolio portfolio, Request request) {
    if (!request.reduceOnly()) {
      return Optional.empty();
    }
    var available = available(portfolio, request);
    return available.isLessThan(request.leaves())
        ? refused(
            PortfolioRejection.REDUCE_ONLY_WOULD_INCREASE_POSITION,
            "The order would open or enlarge a position.",
            quantities(request, available))
        : Optional.empty();
  }

  private static Optional<Rejection> covered(Portfolio portfolio, Request request, Need need) {
    return portfolio.account().accountType() == AccountType.CASH && !need.openingShort().isZero()
        ? refused(
            PortfolioRejection.INSUFFICIENT_QUANTITY,
            "A cash account sells only what it holds and no other order is about to sell.",
            quantities(request, available(portfolio, request)))
        : Optional.empty();
  }

  private static Optional<Rejection> priced(Request request, Need need) {
    boolean free =
        request.reduceOnly()
            || (request.side() == Side.SELL && need.openingShort().isZero())
            || request.leaves().isZero();
    return need.price() == null && !free
        ? refused(
            PortfolioRejection.NO_REFERENCE_PRICE,
            "No price is known that the order could be reserved at.",
            Map.of("symbol", request.symbol().value()))
        : Optional.empty();
  }

  private static Optional<Rejection> affordable(
      Portfolio portfolio, Request request, Need need, MarginPolicy margin, Marks marks) {
    if (!need.amount().isPositive()) {
      return Optional.empty();
    }
    var payable = Payable.of(portfolio, request, need, margin, marks);
    return payable.compareTo(need.amount()) < 0
        ? refused(
            need.openingShort().isZero()
                ? PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE
                : PortfolioRejection.MARGIN_EXCEEDS_FREE_BALANCE,
            "The order needs more cash than can be spent.",
            Map.of(
                "free", payable.amount().toPlainString(),
                "required", need.amount().amount().toPlainString(),
                "currency", request.quote().code()))
        : Optional.empty();
  }

  private static Quantity available(Portfolio portfolio, Request request) {
    return portfolio
        .without(request.orderId())
        .account()
        .available(request.symbol(), request.side());
  }

  private static Map<String, String> quantities(Request request, Quantity available) {
    return Map.of(
        "qty_available", available.toString(), "qty_requested", request.leaves().toString());
  }

  private static Optional<Rejection> refused(
      PortfolioRejection code, String message, Map<String, String> context) {
    return Optional.of(Rejection.of(code, message, context));
  }
}
