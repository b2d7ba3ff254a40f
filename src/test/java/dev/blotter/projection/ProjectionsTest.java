package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderEvent;
import dev.blotter.user.UserEvent.TradingBlocked;
import dev.blotter.user.UserEvent.UserErased;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

  private static final List<String> NAMES =
      List.of("users", "portfolios", "orders", "positions", "valuations");

  @AutoClose private final ReadModels models = new ReadModels();
  private final List<UUID> orders = new ArrayList<>();

  private List<Trader> traders(int count) {
    return IntStream.range(0, count).mapToObj(i -> trader(3 + i % 3)).toList();
  }

  private Trader trader(int lane) {
    var trader = new Trader(models.log, lane);
    trader.register();
    return trader;
  }

  private void trade(Trader trader) {
    var order = trader.place();
    orders.add(order);
    trader.accept(order);
    if (orders.size() % 3 == 0) {
      trader.cancel(order);
    } else {
      trader.fill(order);
    }
  }

  private void trade(List<Trader> traders, int rounds) {
    IntStream.range(0, rounds).forEach(i -> Trader.together(traders, this::trade));
  }

  private void rebuild() {
    NAMES.forEach(models::reset);
    models.caughtUp();
  }

  @Test
  void rows_hold_what_a_replay_of_the_log_holds() {
    models.node();
    trade(traders(3), 4);
    models.caughtUp();
    for (var id : orders) {
      var events = await(models.log.readStream(AggregateRef.order(id), 0, 100));
      Order replayed = null;
      for (RecordedEvent event : events) {
        replayed = new OrderAggregate().evolve(replayed, (OrderEvent) event.event());
      }
      var row = models.text("SELECT state::text FROM orders WHERE id = '" + id + "'");
      assertThat(Json.read(row, Order.class)).isEqualTo(replayed);
      assertThat(models.number("SELECT version FROM orders WHERE id = '" + id + "'"))
          .isEqualTo(events.size());
    }
  }

  @Test
  void a_rebuild_makes_the_same_rows_byte_for_byte() {
    models.node();
    var traders = traders(4);
    trade(traders, 5);
    traders.getFirst().user(new TradingBlocked("margin"));
    traders.forEach(trader -> trader.valued(LocalDate.of(2026, 3, 1)));
    models.caughtUp();
    var live = models.dump();
    assertThat(live).contains("AAPL", "FILLED", "CANCELLED", "margin", "2026-03-01");
    NAMES.forEach(name -> models.execute("DELETE FROM " + name));
    rebuild();
    assertThat(models.dump()).isEqualTo(live);
  }

  @Test
  void rows_do_not_depend_on_how_the_events_were_batched() {
    var single =
        models.node(new TestConfig(true, 1, 1, TestConfig.SMALL.readTimeout()), models.all());
    trade(traders(3), 4);
    models.caughtUp();
    var live = models.dump();
    single.stop();
    models.node(new TestConfig(true, 500, 4, TestConfig.SMALL.readTimeout()), models.all());
    rebuild();
    assertThat(models.dump()).isEqualTo(live);
  }

  @Test
  void two_nodes_on_one_database_apply_each_event_once() {
    var one = models.node();
    var other = models.node();
    var traders = traders(6);
    for (int i = 0; i < 5; i++) {
      for (var trader : traders) {
        var order = trader.place();
        var events = trader.fill(order);
        (i % 2 == 0 ? one : other).appended(events.getFirst().position().lane(), events);
      }
    }
    models.caughtUp();
    var live = models.dump();
    other.stop();
    rebuild();
    assertThat(models.dump()).isEqualTo(live);
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
  }

  @Test
  void connections_that_are_killed_cost_nothing_but_time() {
    models.node();
    var traders = traders(3);
    for (int i = 0; i < 6; i++) {
      trade(traders, 1);
      models.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE pid <> pg_backend_pid() AND datname = current_database()""");
    }
    models.caughtUp();
    var live = models.dump();
    rebuild();
    assertThat(models.dump()).isEqualTo(live);
  }

  @Test
  void a_stale_owner_cannot_move_a_checkpoint() {
    models.node();
    trader(5);
    models.caughtUp();
    assertThatThrownBy(
            () ->
                await(
                    Checkpoints.advance(
                        models.database.pool(), List.of(new Checkpoints.Move("orders", 5, 1, 9)))))
        .isInstanceOf(StaleCheckpoint.class);
    assertThat(
            models.number(
                "SELECT position FROM projection_checkpoints"
                    + " WHERE lane = 5 AND projection = 'orders'"))
        .isEqualTo(3);
  }

  @Test
  void an_erased_user_keeps_a_row_without_personal_data() {
    models.node();
    var ada = trader(9);
    models.caughtUp();
    assertThat(models.dump("users")).contains("ada" + ada.id + "@example.com", "Ada");
    ada.user(new UserErased("asked for"));
    models.users.loseKey(ada.id);
    models.caughtUp();
    var live = models.dump("users");
    assertThat(live).doesNotContain("@example.com").contains(ada.id.toString());
    rebuild();
    assertThat(models.dump("users")).isEqualTo(live);
  }
}
