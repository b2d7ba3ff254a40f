package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.ReinstateOrder;
import dev.blotter.order.VenueReport.SuspendOrder;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Invariant 7: a report counts once, whatever comes in between. */
class ReportsToldAgainTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(NOW);
  private final UUID user = node.account("10000.00");
  private final UUID order = accepted();

  private UUID accepted() {
    var id = node.ids.next(Lane.of(user), NOW);
    var terms = Accounts.terms(Accounts.AAPL, Side.BUY, "10", "50", TimeInForce.GTC, false);
    node.run(user, new PlaceOrder(id, user, "client", null, terms));
    node.report(user, new AcceptOrder(id, "XNAS", "ack", null, "v-1"));
    return id;
  }

  private CommandResult suspended(String execId) {
    return node.report(user, new SuspendOrder(order, "XNAS", execId, null, "HALT", null));
  }

  @Test
  void a_report_that_changed_nothing_changes_nothing_when_it_comes_again_later() {
    suspended("x1");
    suspended("x2");
    node.report(user, new ReinstateOrder(order, "XNAS", "x3", null, "RESUMED", null));
    assertThat(((Done) suspended("x2")).replayed()).isTrue();
    assertThat(node.state(AggregateRef.order(order), Order.class).status())
        .isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void the_id_of_a_report_that_changed_nothing_is_taken() {
    node.report(user, new AcceptOrder(order, "XNAS", "n", null, "v-1"));
    var fill = new RecordFill(order, "XNAS", "n", null, Quantity.of("1"), Price.of("50"), null);
    var refused = (Refused) node.report(user, fill);
    assertThat(refused.rejection().code()).isEqualTo(OrderRejection.EXEC_ID_REUSED);
  }
}
