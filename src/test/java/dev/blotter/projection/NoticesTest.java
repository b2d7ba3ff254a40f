package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NoticesTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final Heard heard = new Heard();

  /** A node that listens and has looked at the database once. */
  private Projections listening(boolean applies) {
    models.listeners.add(heard);
    var config = new TestConfig(applies, 7, 4, Duration.ofSeconds(5));
    var node = models.node(config, models.all());
    models.listeners.clear();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> heard.all.get() > 0);
    return node;
  }

  @Test
  void a_node_hears_whose_rows_its_own_passes_changed_before_a_reader_may_look() {
    var node = listening(true);
    for (int i = 1; i <= 30; i++) {
      var trader = new Trader(models.log, i);
      node.appended(i, trader.register());
      await(node.fence().await(trader.id));
      assertThat(heard.users).contains(trader.id);
    }
  }

  @Test
  void a_node_hears_whose_rows_another_node_changed_before_a_reader_may_look() {
    models.node();
    var reader = listening(false);
    for (int i = 1; i <= 30; i++) {
      var trader = new Trader(models.log, i % 3);
      await(reader.fence().await(trader.register().getLast().position()));
      assertThat(heard.users).contains(trader.id);
    }
    assertThat(heard.all).as("no need to forget everybody").hasValue(1);
  }

  @Test
  void two_nodes_that_share_the_work_hear_of_everybody() {
    var other = models.node();
    var node = listening(true);
    for (int i = 1; i <= 60; i++) {
      var trader = new Trader(models.log, i % 5);
      var events = trader.register();
      other.appended(i % 5, events);
      await(node.fence().await(events.getLast().position()));
      assertThat(heard.users).contains(trader.id);
    }
  }

  @Test
  void a_read_model_made_anew_by_another_node_is_heard_of() {
    models.node();
    listening(false);
    int before = heard.all.get();
    models.reset("orders");
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> heard.all.get() > before);
  }

  private void park(int position) {
    models.execute(
        """
        INSERT INTO projection_parked (projection, lane, lane_position, user_id, event_id, event_type)
        VALUES ('orders', 1, %d, '00000000-0000-0000-0000-000000000001', gen_random_uuid(),
          'OrderAccepted')"""
            .formatted(position));
  }

  @Test
  void a_parked_user_who_goes_on_trading_is_nobody_elses_concern() {
    park(1);
    var node = listening(false);
    var parked = new UUID(0, 1);
    Awaitility.await().until(() -> !node.fence().parked(parked).isEmpty());
    int before = heard.all.get();
    park(2);
    Awaitility.await().until(() -> node.parked("orders") == 2);
    assertThat(heard.all).as("nothing was applied out of turn").hasValue(before);
  }

  /** Whoever takes up what was parked raises the number of restarts with it. */
  @Test
  void an_event_that_is_no_longer_parked_is_heard_of() {
    models.node();
    park(1);
    listening(false);
    int before = heard.all.get();
    models.execute(
        """
        WITH gone AS (DELETE FROM projection_parked)
        UPDATE projection_checkpoints SET restarts = restarts + 1
        WHERE projection = 'orders' AND lane = 1""");
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> heard.all.get() > before);
  }

  @Test
  void a_node_that_cannot_ask_forgets_what_it_knew() {
    listening(false);
    int before = heard.all.get();
    models.execute("ALTER TABLE projection_checkpoints RENAME TO elsewhere");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> heard.all.get() > before);
    models.execute("ALTER TABLE elsewhere RENAME TO projection_checkpoints");
  }

  @Test
  void a_node_that_gets_no_answer_forgets_what_it_knew() {
    listening(false);
    int before = heard.all.get();
    var holding =
        models
            .database
            .pool()
            .withTransaction(
                connection ->
                    connection
                        .query("LOCK TABLE projection_checkpoints")
                        .execute()
                        .onItem()
                        .delayIt()
                        .by(Duration.ofSeconds(8)));
    await(holding);
    assertThat(heard.all.get()).isGreaterThan(before);
  }
}
