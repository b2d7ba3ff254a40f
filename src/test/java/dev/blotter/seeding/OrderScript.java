package dev.blotter.seeding;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.ReportDoneForDay;
import dev.blotter.order.VenueReport.SuspendOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What happens to one order from its placing on, a fraction of a second after each other. */
final class OrderScript {

  private static final String VENUE = "XNAS";
  private static final Actor FLOOR = new Actor(Actor.Type.VENUE, VENUE);

  private final AccountRun run;
  private final RandomGenerator random;
  private final PlaceOrder order;
  private final Price price;
  private Instant now;
  private int reports;

  OrderScript(AccountRun run, RandomGenerator random, PlaceOrder order, Price price, Instant now) {
    this.run = run;
    this.random = random;
    this.order = order;
    this.price = price;
    this.now = now;
  }

  /** Places the order, brings it where it shall be, and gives the moment after. */
  Instant play(Ending ending) {
    var trader = new Actor(Actor.Type.TRADER, order.userId().toString());
    run.run(order, "place:" + order.clientOrderId(), trader, order.orderId(), now);
    if (ending.rests() && ending != Ending.LEFT_PENDING) {
      report(new AcceptOrder(id(), VENUE, exec(), null, "V" + reports));
    }
    follow(ending, trader);
    return later();
  }

  private void follow(Ending ending, Actor trader) {
    switch (ending) {
      case DENIED, LEFT_PENDING, LEFT_ACCEPTED -> {}
      case FILLED_AT_ONCE, FILLED -> fill(quantity());
      case FILLED_IN_PARTS -> fillInParts();
      case LEFT_PARTIALLY_FILLED -> fill(half());
      case REJECTED ->
          report(new RejectOrder(id(), VENUE, exec(), null, "UNKNOWN_SYMBOL", "Not listed here."));
      case EXPIRED -> expire();
      case NOT_FILLED ->
          report(new ConfirmCancel(id(), VENUE, exec(), null, "TIME_IN_FORCE", null));
      case CANCELLED -> {
        cancel(trader);
        report(new ConfirmCancel(id(), VENUE, exec(), null, "CLIENT", null));
      }
      case LEFT_PENDING_CANCEL -> cancel(trader);
      case LEFT_PENDING_REPLACE -> replace(trader);
      case LEFT_SUSPENDED ->
          report(new SuspendOrder(id(), VENUE, exec(), null, "VOLATILITY", null));
      case LEFT_DONE_FOR_DAY -> report(new ReportDoneForDay(id(), VENUE, exec(), null));
    }
  }

  private void fillInParts() {
    var half = half();
    fill(half);
    if (half.isLessThan(quantity())) {
      fill(quantity().minus(half));
    }
  }

  private void fill(Quantity quantity) {
    var charged = new BigDecimal(random.nextInt(10) == 0 ? "0.35" : "0.00");
    var fee = new Commission(charged, Currency.USD);
    report(new RecordFill(id(), VENUE, exec(), null, quantity, price, fee));
  }

  private void expire() {
    var at = order.terms().expireAt();
    if (at != null) {
      now = at;
      var service = Actor.system("expiry");
      run.run(new ExpireOrder(id(), "TIME_IN_FORCE_OVER"), "expire:" + id(), service, id(), now);
    }
  }

  private void cancel(Actor trader) {
    var request = "cancel-" + id();
    later();
    run.run(
        new CancelOrder(id(), order.userId(), request, null), "key:" + request, trader, id(), now);
  }

  private void replace(Actor trader) {
    var request = "replace-" + id();
    later();
    run.run(
        new ReplaceOrder(id(), order.userId(), request, null, half(), null, null, null, null),
        "key:" + request,
        trader,
        id(),
        now);
  }

  private void report(VenueReport report) {
    later();
    run.run(report, "exec:" + VENUE + ":" + report.execId(), FLOOR, id(), now);
  }

  private Instant later() {
    now = now.plusMillis(1 + random.nextInt(300));
    return now;
  }

  private String exec() {
    return id() + "-" + ++reports;
  }

  private UUID id() {
    return order.orderId();
  }

  private Quantity quantity() {
    return terms().quantity();
  }

  private Quantity half() {
    var half = quantity().value().divide(BigDecimal.TWO, 0, RoundingMode.UP);
    return new Quantity(half);
  }

  private OrderTerms terms() {
    return order.terms();
  }
}
