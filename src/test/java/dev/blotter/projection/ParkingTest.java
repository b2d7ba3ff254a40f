package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.order.OrdersProjection;
import dev.blotter.user.UserEvent.TradingBlocked;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ParkingTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final Trader ada = new Trader(models.log, 7);
  private final Trader bob = new Trader(models.log, 7);

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
}
