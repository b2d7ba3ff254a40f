package dev.blotter.trading;

import static dev.blotter.trading.TradingOnDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.trading.DueWork.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ExpiryJobTest {
  private static final Instant START = Instant.parse("2026-11-24T15:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(1));

  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(START);
  private final UUID user = node.account("10000.00");

  @Test
  void an_order_is_ended_once_its_time_is_over_and_not_before() {
    var order = placed(END);
    node.at(END.minusMillis(1));
    node.expireOrders();
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    node.at(END);
    node.expireOrders();
    assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(locked()).isEqualTo(Money.of("0.00", Currency.USD));
  }

  @Test
  void an_order_is_ended_once_though_the_read_model_has_not_heard_of_it_yet() {
    var order = placed(END);
    node.freeze();
    node.at(END);
    node.expireWhatTheReadModelsKnow();
    node.expireWhatTheReadModelsKnow();
    assertThat(node.count(AggregateRef.order(order), OrderExpired.class)).isOne();
  }

  @Test
  void an_order_that_was_given_more_time_lives_on_until_that_is_over() {
    var order = placed(END);
    node.freeze();
    var later = END.plus(Duration.ofHours(1));
    node.run(user, new ReplaceOrder(order, user, "r", null, null, null, null, null, later));
    node.run(user, new ConfirmReplace(order, "XNAS", "x", null));
    node.at(END);
    node.expireWhatTheReadModelsKnow();
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    node.thaw();
    node.at(later);
    node.expireOrders();
    assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void an_order_that_could_not_be_ended_is_ended_by_the_next_run() {
    var order = placed(END);
    node.freeze();
    node.at(END);
    node.sql("ALTER TABLE streams RENAME TO streams_elsewhere");
    node.expireWhatTheReadModelsKnow();
    node.sql("ALTER TABLE streams_elsewhere RENAME TO streams");
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    node.expireWhatTheReadModelsKnow();
    assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void due_are_active_orders_only_the_longest_overdue_first() {
    var second = placed(END.plusSeconds(2));
    var first = placed(END.plusSeconds(1));
    var over = placed(END);
    node.at(END);
    node.expireOrders();
    assertThat(status(over)).isEqualTo(OrderStatus.EXPIRED);
    node.freeze();
    assertThat(due(END.plusSeconds(5), 10)).containsExactly(first, second);
    assertThat(due(END.plusSeconds(5), 1)).containsExactly(first);
    assertThat(due(END, 10)).isEmpty();
  }

  @Test
  void orders_of_the_same_time_are_found_page_by_page() {
    var orders = Stream.generate(() -> placed(END)).limit(3).toList();
    node.freeze();
    var first = await(node.due.expiredOrders(END, null, 2));
    var second = await(node.due.expiredOrders(END, first.getLast(), 2));
    assertThat(Stream.of(first, second).flatMap(List::stream))
        .extracting(Overdue::orderId)
        .containsExactlyInAnyOrderElementsOf(orders);
    assertThat(await(node.due.expiredOrders(END, second.getLast(), 2))).isEmpty();
  }

  @Test
  void orders_whose_rows_stay_due_hold_no_others_up() {
    placed(END);
    placed(END);
    var other = placed(END.plusSeconds(1));
    node.freeze();
    node.at(END);
    node.expireWhatTheReadModelsKnow(2);
    node.at(END.plusSeconds(1));
    node.expireWhatTheReadModelsKnow(2);
    assertThat(status(other)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void an_order_that_was_ended_and_still_seems_due_is_left_alone_for_a_while() {
    var orders = Stream.of(1, 2).map(i -> overdue(new UUID(0, i), 7)).toList();
    var bus = new AnsweringBus(1);
    var job = job(new DueInMemory(orders, List.of()), bus);
    await(job.run());
    await(job.run());
    await(job.run());
    assertThat(bus.commands)
        .as("the first was turned away, which ends the run, and is sent again")
        .containsExactly(command(1), command(1), command(2));
  }

  private ExpiryJob job(DueWork due, AnsweringBus bus) {
    return new ExpiryJob(due, new JobCommands(bus), node.config, () -> END, 1);
  }

  private static Overdue overdue(UUID order, long version) {
    return new Overdue(order, version, START, END);
  }

  private static String command(int order) {
    return "expire:" + new UUID(0, order) + ":7";
  }

  @Test
  void an_order_that_may_have_been_given_more_time_is_due_once_that_is_refused() {
    var later = END.plus(Duration.ofHours(1));
    var waits = placed(END);
    node.run(user, replacement(waits, null, TimeInForce.GTC, null));
    var longer = placed(END);
    node.run(user, replacement(longer, null, null, later));
    var same = placed(END);
    node.run(user, replacement(same, Price.of("49"), null, null));
    node.at(END);
    node.expireOrders();
    assertThat(status(waits)).isEqualTo(OrderStatus.PENDING_REPLACE);
    assertThat(status(longer)).isEqualTo(OrderStatus.PENDING_REPLACE);
    assertThat(status(same)).isEqualTo(OrderStatus.EXPIRED);
    node.freeze();
    assertThat(due(END, 10)).as("none that fills the batch in vain").isEmpty();
    node.thaw();
    node.run(user, new RejectReplace(waits, "XNAS", "x", null, "NO", null));
    node.expireOrders();
    assertThat(status(waits)).isEqualTo(OrderStatus.EXPIRED);
    node.at(later);
    node.expireOrders();
    assertThat(status(longer)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(locked()).isEqualTo(Money.of("0.00", Currency.USD));
  }

  @Test
  void an_order_that_was_filled_when_its_time_was_over_is_ended_once_that_is_busted() {
    var order = placed(END);
    node.run(
        user, new ReplaceOrder(order, user, "r", null, Quantity.of("15"), null, null, null, null));
    node.run(
        user, new RecordFill(order, "XNAS", "e", null, Quantity.of("10"), Price.of("50"), null));
    node.at(END);
    node.expireOrders();
    assertThat(status(order)).isEqualTo(OrderStatus.FILLED);
    node.run(user, new BustFill(order, "XNAS", "b", null, "e"));
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    node.expireOrders();
    assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(locked()).isEqualTo(Money.of("0.00", Currency.USD));
  }

  private ReplaceOrder replacement(
      UUID order, Price price, TimeInForce timeInForce, Instant expireAt) {
    return new ReplaceOrder(order, user, "r", null, null, price, null, timeInForce, expireAt);
  }

  @Test
  void the_end_of_an_order_follows_from_the_event_that_gave_it_its_time() {
    var order = placed(END);
    var later = END.plus(Duration.ofHours(1));
    var other = placed(END);
    node.run(user, new ReplaceOrder(other, user, "r", null, null, null, null, null, later));
    node.run(user, new ConfirmReplace(other, "XNAS", "x", null));
    node.at(later);
    node.expireOrders();
    assertThat(causeOfTheEnd(order)).isEqualTo("OrderInitialized");
    assertThat(causeOfTheEnd(other)).isEqualTo("OrderUpdated");
  }

  private String causeOfTheEnd(UUID order) {
    var events = node.events(AggregateRef.order(order));
    var end = events.getLast();
    assertThat(end.event()).isInstanceOf(OrderExpired.class);
    var cause =
        events.stream()
            .filter(event -> event.eventId().equals(end.origin().causationId()))
            .findFirst()
            .orElseThrow();
    assertThat(end.origin().correlationId()).isEqualTo(cause.origin().correlationId());
    return cause.event().getClass().getSimpleName();
  }

  private List<UUID> due(Instant by, int limit) {
    return await(node.due.expiredOrders(by, null, limit)).stream().map(Overdue::orderId).toList();
  }

  private UUID placed(Instant expireAt) {
    var order = node.ids.next(Lane.of(user), START);
    var terms =
        new OrderTerms(
            Accounts.AAPL,
            Side.BUY,
            OrderType.LIMIT,
            TimeInForce.GTD,
            Quantity.of("10"),
            Price.of("50"),
            null,
            expireAt,
            false);
    assertThat(node.run(user, new PlaceOrder(order, user, "client-" + order, null, terms)))
        .isInstanceOf(CommandResult.Done.class);
    node.run(user, new AcceptOrder(order, "XNAS", "a", null, null));
    return order;
  }

  private OrderStatus status(UUID order) {
    return node.state(AggregateRef.order(order), Order.class).status();
  }

  private Money locked() {
    var ref = AggregateRef.portfolio(PortfolioId.of(user));
    return node.state(ref, Portfolio.class).account().balance(Currency.USD).locked();
  }
}
