package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderFilter.Between;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderView;
import dev.blotter.order.StatusFilter;
import dev.blotter.portfolio.PortfolioQueries;
import dev.blotter.position.PositionQueries;
import dev.blotter.projection.Window.Keyset;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

  @AutoClose private final ReadModels models = new ReadModels();
  private final Pool pool = models.database.pool();
  private final OrderQueries orders = new OrderQueries(pool);
  private final Trader ada = new Trader(models.log, 7);
  private final Trader bob = new Trader(models.log, 8);

  @BeforeEach
  void register() {
    models.node();
    ada.register();
    bob.register();
  }

  private static OrderFilter bought(String status, TimeOrder order) {
    var placed = new Between(Instant.EPOCH, null);
    return new OrderFilter(
        statuses(status), Symbol.of("AAPL"), Side.BUY, null, placed, Between.ANY, order);
  }

  private static StatusFilter statuses(String text) {
    return StatusFilter.parse(text).orElseThrow();
  }

  private static List<UUID> ids(RowPage<OrderView> page) {
    return page.rows().stream().map(OrderView::orderId).toList();
  }

  @Test
  void an_order_is_found_by_its_id_and_by_the_clients() {
    var order = ada.place(NOON);
    bob.place(NOON);
    models.caughtUp();
    var row = await(orders.byId(order)).orElseThrow();
    assertThat(row.status()).isEqualTo(OrderStatus.PENDING);
    assertThat(row.placedAt()).isEqualTo(NOON);
    assertThat(await(orders.byClientOrderId(ada.id, "order-" + order))).contains(row);
    assertThat(await(orders.byClientOrderId(bob.id, "order-" + order))).isEmpty();
    assertThat(await(orders.byId(ada.id))).isEmpty();
    assertThat(await(orders.byId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void orders_are_listed_by_what_they_are() {
    var open = ada.place(NOON);
    var filled = ada.place(NOON.plusSeconds(1));
    var cancelled = ada.place(NOON.plusSeconds(2));
    var others = bob.place(NOON.plusSeconds(3));
    ada.fill(filled);
    ada.cancel(cancelled);
    models.caughtUp();
    var all = Window.first(10);
    assertThat(ids(await(orders.ofUser(ada.id, bought("all", TimeOrder.OLDEST_FIRST), all))))
        .containsExactly(open, filled, cancelled);
    assertThat(ids(await(orders.ofUser(ada.id, bought("closed", TimeOrder.NEWEST_FIRST), all))))
        .containsExactly(cancelled, filled);
    assertThat(ids(await(orders.ofUser(ada.id, bought("active", TimeOrder.NEWEST_FIRST), all))))
        .containsExactly(open);
    var exact =
        within(StatusFilter.of(OrderStatus.CANCELLED), new Between(NOON, null), Between.ANY);
    assertThat(ids(await(orders.ofUser(ada.id, exact, all)))).containsExactly(cancelled);
    var active = OrderFilter.onlyActive();
    assertThat(ids(await(orders.ofAll(active, null, all)))).containsExactly(others, open);
    assertThat(ids(await(orders.ofAll(active, "AA", all)))).containsExactly(others, open);
    assertThat(ids(await(orders.ofAll(active, "AB", all)))).isEmpty();
  }

  @Test
  void orders_are_listed_by_when_they_were_placed_and_changed() {
    var first = ada.place(NOON);
    var second = ada.place(NOON.plusSeconds(1));
    var third = ada.place(NOON.plusSeconds(2));
    models.caughtUp();
    var placed = await(orders.byId(third)).orElseThrow().updatedAt();
    assertThat(ids(await(orders.ofUser(ada.id, span(null, third), Window.first(10)))))
        .containsExactly(second, first);
    assertThat(ids(await(orders.ofUser(ada.id, span(first, third), Window.first(10)))))
        .containsExactly(second);
    ada.accept(first);
    models.caughtUp();
    var changed = within(statuses("all"), Between.ANY, new Between(placed, null));
    assertThat(ids(await(orders.ofUser(ada.id, changed, Window.first(10))))).containsExactly(first);
  }

  /** Orders placed between two. */
  private static OrderFilter span(@Nullable UUID after, UUID before) {
    var start = after == null ? null : Ids.createdAt(after);
    var end = Ids.createdAt(before);
    return within(statuses("all"), new Between(start, end), Between.ANY);
  }

  private static OrderFilter within(StatusFilter status, Between placed, Between updated) {
    return new OrderFilter(status, null, null, null, placed, updated, TimeOrder.NEWEST_FIRST);
  }

  @Test
  void pages_hold_all_that_was_there_at_the_first_one_and_nothing_twice() {
    List<UUID> there = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      // Several orders of the same millisecond, so that the id has to tell them apart.
      there.add(ada.place(NOON.plusMillis(i / 4)));
    }
    models.caughtUp();
    List<UUID> seen = new ArrayList<>();
    @Nullable Keyset after = null;
    boolean more = true;
    while (more) {
      var page = await(orders.ofUser(ada.id, OrderFilter.all(), new Window(3, after, 0)));
      seen.addAll(ids(page));
      var last = page.rows().getLast();
      after = new Keyset(last.placedAt(), last.orderId());
      more = page.more();
      ada.place();
      ada.place(NOON.plusMillis(3));
      models.caughtUp();
    }
    assertThat(seen).doesNotHaveDuplicates().containsAll(there);
  }

  @Test
  void pages_may_be_counted() {
    for (int i = 0; i < 5; i++) {
      ada.place(NOON.plusSeconds(i));
    }
    models.caughtUp();
    var last = await(orders.ofUser(ada.id, OrderFilter.all(), new Window(2, null, 4)));
    assertThat(last.rows()).hasSize(1);
    assertThat(last.more()).isFalse();
  }

  @Test
  void a_portfolio_is_found_and_worth_what_it_holds() {
    models.caughtUp();
    var portfolio = await(new PortfolioQueries(pool).ofUser(ada.id)).orElseThrow();
    assertThat(portfolio.totalValue()).isEqualByComparingTo("100000");
    ada.fill(ada.place());
    models.caughtUp();
    var invested = await(new PortfolioQueries(pool).ofUser(ada.id)).orElseThrow();
    assertThat(invested.otherValue()).isEqualByComparingTo("1000");
    assertThat(invested.totalValue()).isEqualByComparingTo("100000");
  }

  @Test
  void positions_are_open_or_closed() {
    var positions = new PositionQueries(pool);
    ada.fill(ada.place());
    ada.fill(ada.place());
    ada.fill(ada.place());
    models.caughtUp();
    var all = Window.first(10);
    var open = await(positions.ofUser(ada.id, true, Symbol.of("AAPL"), all)).rows();
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().position().cycle()).isEqualTo(2);
    assertThat(await(positions.ofUser(ada.id, false, null, all)).rows()).hasSize(1);
    assertThat(await(positions.ofUser(ada.id, null, Symbol.of("MSFT"), all)).rows()).isEmpty();
    assertThat(await(positions.byId(open.getFirst().id()))).contains(open.getFirst());
  }
}
