package dev.blotter.reconcile;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.blotter.kernel.Lane;
import dev.blotter.reconcile.Difference.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the log itself is not whole, that is told, and hides nothing else. */
class UnreplayableEventsTest extends Reconciled {

  @Test
  void an_event_that_is_gone_is_told_once() {
    var life = traded();
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        DELETE FROM domain_events WHERE user_id = '%s' AND aggregate_type = 'portfolio'
          AND aggregate_version = 2;
        COMMIT"""
            .formatted(life.user()));
    assertThat(on.check(life))
        .singleElement()
        .matches(found -> found.kind() == Kind.NOT_REPLAYABLE);
  }

  @Test
  void an_event_that_cannot_be_read_is_told_and_the_others_of_its_lane_are_compared() {
    var broken = new LifeOnLog(on.log, 977).steps(60);
    var life = traded();
    tamper(broken, "event_type = 'Nothing'");
    var order = row("orders", life);
    on.sql("UPDATE orders SET filled_qty = filled_qty + 1 WHERE id = '" + order + "'");
    var users = List.of(broken.user(), life.user());
    var found = await(on.reconciler.check(Lane.of(life.user()), users));
    assertThat(found.users()).isEqualTo(2);
    assertThat(found.differences())
        .extracting(Difference::userId, Difference::kind)
        .containsExactly(
            tuple(broken.user(), Kind.NOT_REPLAYABLE), tuple(life.user(), Kind.DIFFERENT_VALUE));
    assertThat(found.differences().getFirst().actual()).contains("Nothing at 17.");
  }

  @Test
  void an_event_that_is_gone_is_told_although_a_later_one_cannot_be_read() {
    on.node();
    var life = new LifeOnLog(on.log, 977).steps(400);
    on.caughtUp();
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        DELETE FROM domain_events WHERE user_id = '%1$s' AND aggregate_type = 'portfolio'
          AND aggregate_version = 2;
        UPDATE domain_events SET event_type = 'Nothing' WHERE lane_position =
          (SELECT max(lane_position) FROM domain_events WHERE user_id = '%1$s')
          AND user_id = '%1$s';
        COMMIT"""
            .formatted(life.user()));
    assertThat(on.check(life))
        .hasSize(2)
        .allMatch(found -> found.kind() == Kind.NOT_REPLAYABLE)
        .anyMatch(found -> String.valueOf(found.actual()).contains("Nothing at "));
  }

  @Test
  void an_event_whose_payload_is_gone_is_told() {
    var life = traded();
    tamper(life, "payload = '{}'");
    assertThat(on.check(life))
        .isNotEmpty()
        .allMatch(found -> found.kind() == Kind.NOT_REPLAYABLE)
        .allMatch(found -> found.userId().equals(life.user()));
  }

  /** Of one event, as a superuser can. */
  private void tamper(LifeOnLog life, String change) {
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET %s WHERE user_id = '%s' AND aggregate_type = 'portfolio'
          AND aggregate_version = 2;
        COMMIT"""
            .formatted(change, life.user()));
  }
}
