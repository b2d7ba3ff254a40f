package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedPassesTest {

  private final ReadModels models = new ReadModels();

  @AfterEach
  void close() {
    models.close();
  }

  private List<Trader> traders(int firstLane, int lastLane) {
    return IntStream.rangeClosed(firstLane, lastLane)
        .mapToObj(lane -> new Trader(models.log, lane))
        .toList();
  }

  private void node() {
    models.node(new TestConfig(true, 500, 1, TestConfig.SMALL.readTimeout()), models.all());
    models.caughtUp();
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
}
