package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.LanePosition;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadFenceTest {

  private static final TestConfig IMPATIENT = new TestConfig(true, 7, 4, Duration.ofMillis(200));

  @AutoClose private final ReadModels models = new ReadModels();

  private long users() {
    return models.number("SELECT count(*) FROM users");
  }

  @Test
  void a_read_sees_what_this_node_has_appended_for_its_user() {
    var node = models.node();
    var fence = node.fence();
    for (int i = 1; i <= 20; i++) {
      var trader = new Trader(models.log, i);
      node.appended(i, trader.register());
      await(fence.await(trader.id));
      assertThat(users()).isEqualTo(i);
    }
  }

  @Test
  void a_read_sees_what_a_repeated_command_was_found_to_have_appended() {
    var node = models.node();
    for (int i = 1; i <= 5; i++) {
      var trader = new Trader(models.log, 12);
      var last = trader.register().getLast().position();
      node.repeated(trader.id, new LanePosition(12, 1));
      node.repeated(trader.id, last);
      node.repeated(trader.id, new LanePosition(12, 1));
      await(node.fence().await(trader.id));
      assertThat(users()).isEqualTo(i);
    }
  }

  @Test
  void a_read_sees_what_another_node_has_appended_and_the_client_has_seen() {
    models.node();
    var reader = models.idleNode(TestConfig.SMALL, models.all());
    reader.start();
    for (int i = 1; i <= 5; i++) {
      var events = new Trader(models.log, 12).register();
      await(reader.fence().await(events.getLast().position()));
      assertThat(users()).isEqualTo(i);
    }
  }

  @Test
  void a_read_that_waits_too_long_is_told_so() {
    var idle = models.idleNode(IMPATIENT, models.all());
    var trader = new Trader(models.log, 12);
    idle.appended(12, trader.register());
    assertThatThrownBy(() -> await(idle.fence().await(trader.id)))
        .isInstanceOf(ProjectionLagging.class);
    assertThatThrownBy(() -> await(idle.fence().await(new LanePosition(12, 3))))
        .isInstanceOf(ProjectionLagging.class)
        .hasMessageContaining("12.3");
  }

  @Test
  void a_read_of_a_parked_user_does_not_wait_and_says_what_it_lacks() {
    var trader = new Trader(models.log, 12);
    trader.register();
    models.execute("ALTER TABLE orders ADD CONSTRAINT p CHECK (user_id <> '" + trader.id + "')");
    trader.place();
    var node = models.node();
    models.caughtUp();
    await(node.fence().await(trader.id));
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> node.fence().parked(trader.id).equals(List.of("orders")));
    assertThat(node.fence().parked(new Trader(models.log, 12).id)).isEmpty();
  }

  @Test
  void a_read_of_what_is_applied_does_not_wait() {
    var node = models.node();
    await(node.fence().await(new LanePosition(12, 0)));
    await(node.fence().await(new Trader(models.log, 12).id));
  }
}
