package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.RejectionCode;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.ReinstateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders and commands for tests. */
final class Orders {

  static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  static final UUID ID = UUID.fromString("0195a1b2-c3d4-7e45-8123-456789abcdef");
  static final UUID USER = UUID.fromString("0195a1b2-c3d4-7e05-8123-000000000001");
  static final UUID PORTFOLIO = UUID.fromString("0195a1b2-c3d4-7e05-8123-000000000002");
  static final String VENUE = "XNAS";
  static final OrderPolicies REOPENING =
      new OrderPolicies(true, true, OrderPolicies.STANDARD.sessionClose(), Duration.ofSeconds(10));

  private Orders() {}

  static OrderTerms terms(OrderType type, TimeInForce timeInForce, String quantity) {
    var trail = type == OrderType.TRAILING_STOP ? Trail.by(Price.of("1.5")) : null;
    return terms(type, timeInForce, quantity, trail, null);
  }

  static OrderTerms terms(
      OrderType type,
      TimeInForce timeInForce,
      String quantity,
      @Nullable Trail trail,
      @Nullable Handling handling) {
    return new OrderTerms(
        Symbol.of("AAPL"),
        Side.BUY,
        type,
        timeInForce,
        Quantity.of(quantity),
        type.hasLimit() ? Price.of("100") : null,
        type.hasStop() ? Price.of("99") : null,
        timeInForce == TimeInForce.GTD ? NOW.plusSeconds(3600) : null,
        false,
        trail,
        handling);
  }

  static PlaceOrder place(OrderTerms terms) {
    return new PlaceOrder(ID, USER, "c-1", null, terms);
  }

  static AcceptOrder accept(String execId) {
    return new AcceptOrder(ID, VENUE, execId, null, "v-1");
  }

  static RecordFill fill(String execId, String quantity, String price) {
    return new RecordFill(
        ID, VENUE, execId, null, Quantity.of(quantity), Price.of(price), noCommission());
  }

  static CorrectFill correct(String execId, String ref, String quantity, String price) {
    return new CorrectFill(
        ID, VENUE, execId, null, ref, Quantity.of(quantity), Price.of(price), noCommission());
  }

  static BustFill bust(String execId, String ref) {
    return new BustFill(ID, VENUE, execId, null, ref);
  }

  static CancelOrder cancel(String requestId) {
    return new CancelOrder(ID, USER, requestId, null);
  }

  static ReplaceOrder replace(String requestId, String quantity) {
    return new ReplaceOrder(
        ID, USER, requestId, null, Quantity.of(quantity), null, null, null, null);
  }

  static ConfirmCancel cancelled(String execId) {
    return new ConfirmCancel(ID, VENUE, execId, null, "CANCELED", null);
  }

  static ReinstateOrder reinstate(String execId) {
    return new ReinstateOrder(ID, VENUE, execId, null, "TRADING_RESUMED", null);
  }

  /** Why such an order is not placed; empty where it is. */
  static Optional<RejectionCode> refusal(OrderTerms terms, OrderPolicies policies) {
    return switch (new OrderDecider(policies).initialize(place(terms), PORTFOLIO, null, NOW)) {
      case Decision.Accepted<OrderEvent> accepted -> Optional.empty();
      case Decision.Rejected<OrderEvent>(var reason) -> Optional.of(reason.code());
    };
  }

  private static Commission noCommission() {
    return Commission.zero(Currency.USD);
  }
}
