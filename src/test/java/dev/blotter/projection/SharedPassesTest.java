package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SharedPassesTest {

  @AutoClose private final ReadModels models = new ReadModels();

  private List<Trader> traders(int firstLane, int lastLane) {
    return IntStream.rangeClosed(firstLane, lastLane)
        .mapToObj(lane -> new Trader(models.log, lane))
        .toList();
  }

  private Projections node() {
    var config = new TestConfig(true, 500, 1, TestConfig.SMALL.readTimeout());
    var node = models.node(config, models.all());
    models.caughtUp();
    return node;
  }

  @Test
  void lanes_that_are_behind_are_brought_up_to_date_in_one_transaction() {
    traders(3, 22).forEach(Trader::register);
    node();
    assertThat(models.number("SELECT count(*) FROM users")).isEqualTo(20);
    // The first lane that is found to be behind is begun with at once, the others share a pass.
    assertThat(
            models.number(
                "SELECT count(DISTINCT xmin::text) FROM projection_checkpoints WHERE position > 0"))
        .isEqualTo(2);
  }

  @Test
  void rows_that_the_database_refuses_hold_up_no_other_lane() {
    var traders = traders(3, 9);
    var poison = traders.get(3);
    models.execute(
        "ALTER TABLE positions ADD CONSTRAINT poison CHECK (user_id <> '" + poison.id + "')");
    traders.forEach(Trader::register);
    traders.forEach(trader -> trader.fill(trader.place()));
    node();
    assertThat(models.number("SELECT count(*) FROM positions")).isEqualTo(6);
    assertThat(models.number("SELECT count(*) FROM orders WHERE status = 'FILLED'")).isEqualTo(7);
    assertThat(models.text("SELECT string_agg(DISTINCT user_id::text, ',') FROM projection_parked"))
        .isEqualTo(poison.id.toString());
  }

  @Test
  void a_lane_that_cannot_be_read_holds_up_no_other() {
    var traders = traders(3, 9);
    traders.forEach(Trader::register);
    models.execute(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET actor_type = 'NOBODY' WHERE user_id = '%s';
        COMMIT"""
            .formatted(traders.get(3).id));
    var config = new TestConfig(true, 500, 1, TestConfig.SMALL.readTimeout());
    var node = models.node(config, models.all());
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> models.number("SELECT count(*) FROM users") == 6);
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    Awaitility.await().until(() -> node.failures() > 0);
  }

  @Test
  void a_read_model_that_is_far_behind_is_brought_further_beside_the_others() {
    var ada = new Trader(models.log, 7);
    ada.register();
    var node = models.node();
    IntStream.range(0, 10).forEach(round -> ada.fill(ada.place()));
    models.caughtUp();
    node.stop();
    models.reset("portfolios");
    ada.fill(ada.place());
    models.node();
    models.caughtUp();
    var live = models.dump();
    assertThat(models.number("SELECT count(*) FROM orders WHERE status = 'FILLED'")).isEqualTo(11);
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    RebuildModels.NAMES.forEach(models::reset);
    models.caughtUp();
    assertThat(models.dump()).isEqualTo(live);
  }

  @Test
  void a_projection_that_is_ahead_of_the_others_goes_on_from_its_own_rows() {
    var ada = new Trader(models.log, 7);
    ada.register();
    var order = ada.place();
    node().stop();
    ada.accept(order);
    models.reset("portfolios");
    node();
    assertThat(models.text("SELECT status FROM orders WHERE id = '" + order + "'"))
        .isEqualTo("ACCEPTED");
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
  }
}
