package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.order.OrderRow;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.rebuild.RebuildState;
import dev.blotter.user.SealedPerson;
import dev.blotter.user.UserEvent.TradingBlocked;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ParkingTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final Trader ada = new Trader(models.log, 7);
  private final Trader bob = new Trader(models.log, 7);

  /** Orders whose rows have somebody who looks at them before they are written. */
  private static final class Completed extends Watched<OrderRow> {
    private final Consumer<OrderRow> watcher;

    Completed(Consumer<OrderRow> watcher) {
      super(new OrdersProjection(), event -> {});
      this.watcher = watcher;
    }

    @Override
    public Uni<List<OrderRow>> complete(List<OrderRow> rows) {
      rows.forEach(watcher);
      return Uni.createFrom().item(rows);
    }
  }

  private String parkedUsers() {
    return models.text(
        "SELECT string_agg(DISTINCT projection || ' ' || user_id, ',') FROM projection_parked");
  }

  private long parked() {
    return models.number("SELECT count(*) FROM projection_parked");
  }

  private long accepted(UUID order) {
    return models.number(
        "SELECT count(*) FROM orders WHERE status = 'ACCEPTED' AND id = '" + order + "'");
  }

  @Test
  void an_event_that_cannot_be_applied_parks_its_user_and_no_other() {
    ada.register();
    bob.register();
    var poison = ada.place();
    var of = bob.place();
    ada.accept(poison);
    bob.accept(of);
    ada.user(new TradingBlocked("margin"));
    var failing = Watched.failing(new OrdersProjection(), e -> e.aggregate().id().equals(poison));
    var node = models.node(TestConfig.SMALL, models.allWith(failing));
    models.caughtUp();

    assertThat(accepted(of)).isOne();
    assertThat(models.number("SELECT count(*) FROM orders")).isOne();
    assertThat(models.dump("users")).contains("margin");
    assertThat(parked()).isEqualTo(2);
    assertThat(models.text("SELECT reason FROM projection_parked ORDER BY lane_position LIMIT 1"))
        .contains("cannot be applied");
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(node.parked("orders")).isEqualTo(2));

    var late = ada.place();
    models.caughtUp();
    assertThat(parked()).as("later events of the user wait in order").isEqualTo(3);
    node.stop();

    models.node();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(parked()).isZero());
    assertThat(accepted(poison)).isOne();
    assertThat(models.number("SELECT count(*) FROM orders WHERE id = '" + late + "'")).isOne();
  }

  @Test
  void rows_that_the_database_refuses_park_their_user_and_no_other() {
    models.execute(
        "ALTER TABLE positions ADD CONSTRAINT poison CHECK (user_id <> '" + ada.id + "')");
    ada.register();
    bob.register();
    ada.fill(ada.place());
    bob.fill(bob.place());
    ada.fill(ada.place());
    models.node();
    models.caughtUp();
    assertThat(models.number("SELECT count(*) FROM positions")).isOne();
    assertThat(models.number("SELECT count(*) FROM orders WHERE status = 'FILLED'")).isEqualTo(3);
    assertThat(parked()).isEqualTo(2);
  }

  @Test
  void rows_that_cannot_be_completed_park_their_user_and_no_other() {
    ada.register();
    bob.register();
    var poison = ada.place();
    var of = bob.place();
    ada.accept(poison);
    bob.accept(of);
    var failing =
        new Completed(
            row -> {
              if (row.id().equals(poison)) {
                throw new IllegalStateException("no such key");
              }
            });
    models.node(TestConfig.SMALL, models.allWith(failing));
    models.caughtUp();
    assertThat(accepted(of)).isOne();
    assertThat(parkedUsers()).isEqualTo("orders " + ada.id);
    assertThat(parked()).isEqualTo(2);
    assertThat(models.text("SELECT string_agg(reason, ',') FROM projection_parked"))
        .contains("a row of orders cannot be written: IllegalStateException");
  }

  @Test
  void nobody_is_parked_because_the_database_was_away() {
    ada.register();
    ada.place();
    var times = new AtomicInteger();
    var away =
        new Completed(
            row -> {
              if (times.incrementAndGet() <= 3) {
                throw new UncheckedIOException(new SocketException("Connection reset"));
              }
            });
    var node = models.node(TestConfig.SMALL, models.allWith(away));
    models.caughtUp();
    assertThat(node.failures()).isGreaterThanOrEqualTo(3);
    assertThat(parked()).isZero();
    assertThat(models.number("SELECT count(*) FROM orders")).isOne();
  }

  @Test
  void a_key_that_does_not_open_parks_its_user_and_no_other() {
    ada.register();
    bob.register();
    models.execute(
        "INSERT INTO user_keys (lane, user_id, wrapped_key) VALUES (7, '%s', '\\x%s')"
            .formatted(ada.id, "00".repeat(60)));
    var master = Base64.getEncoder().encodeToString(new byte[32]);
    var users = SealedPerson.projection(models.database.pool(), master);
    models.node(TestConfig.SMALL, models.allWith(users));
    models.caughtUp();
    assertThat(parkedUsers()).isEqualTo("users " + ada.id);
    assertThat(models.dump("users")).contains(bob.id.toString());
    assertThat(models.number("SELECT count(*) FROM portfolios")).isEqualTo(2);
  }

  private void rename(UUID order, String from, String to) {
    models.execute(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET event_type = '%s'
        WHERE aggregate_id = '%s' AND event_type = '%s';
        COMMIT"""
            .formatted(to, order, from));
  }

  @Test
  void an_event_of_an_unknown_type_parks_its_user_where_it_is_read_and_no_other() {
    ada.register();
    bob.register();
    var poison = ada.place();
    var of = bob.place();
    ada.accept(poison);
    bob.accept(of);
    ada.fill(poison);
    rename(poison, "OrderAccepted", "OrderDreamt");
    var node = models.node();
    models.caughtUp();
    assertThat(accepted(of)).isOne();
    assertThat(parkedUsers()).isEqualTo("orders " + ada.id);
    assertThat(models.text("SELECT string_agg(event_type, ',') FROM projection_parked"))
        .contains("OrderDreamt", "OrderFilled");
    assertThat(models.number("SELECT count(*) FROM positions")).isOne();

    var rebuilding = new RebuildModels(models);
    var rebuilt = rebuilding.finish(rebuilding.start("orders"), rebuilding.runner());
    assertThat(rebuilt.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(parkedUsers()).isEqualTo("orders " + ada.id);

    rename(poison, "OrderDreamt", "OrderAccepted");
    Awaitility.await()
        .until(
            () -> {
              node.retryParked().await().atMost(Duration.ofSeconds(5));
              return parked() == 0;
            });
    assertThat(models.number("SELECT count(*) FROM orders WHERE status = 'FILLED'")).isOne();
  }
}
