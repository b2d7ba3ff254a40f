package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Actor;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A key names one task for ever. */
class MaintenanceKeysTest {

  private static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");
  private static final String WAITS =
      "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND"
          + " wait_event_type = 'Lock'";

  @AutoClose private final TestMaintenance on = new TestMaintenance();

  @Test
  void a_key_that_meets_an_open_task_names_it_from_then_on() {
    var first = await(on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, "k1"));
    var second = await(on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, "k2"));
    assertThat(second.id()).isEqualTo(first.id());
    await(on.node().work());
    for (var key : List.of("k1", "k2")) {
      assertThat(await(on.tasks.askedFor(OPERATOR, key)).orElseThrow().id()).isEqualTo(first.id());
      assertThat(await(on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, key)).id())
          .isEqualTo(first.id());
    }
    assertThat(await(on.tasks.askedFor(OPERATOR, "k3"))).isEmpty();
    assertThat(await(on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, "k3")).id())
        .isNotEqualTo(first.id());
  }

  @Test
  void a_key_that_two_requests_use_at_once_names_the_task_of_the_first() {
    var open = await(on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, null));
    var first = UUID.randomUUID();
    var other = await(on.database.pool().getConnection());
    await(
        other
            .query(
                """
                BEGIN;
                INSERT INTO maintenance_tasks (id, task, target, actor_type, actor_id)
                VALUES ('%1$s', 'VACUUM', 'quotes', 'OPERATOR', 'ops-1');
                INSERT INTO maintenance_keys VALUES ('ops-1:k', '%1$s')"""
                    .formatted(first))
            .execute());
    var second =
        on.tasks.request(TaskKind.ANALYZE, "quotes", OPERATOR, "k").subscribeAsCompletionStage();
    Awaitility.await().until(() -> !on.sql(WAITS).isEmpty());
    await(other.query("COMMIT").execute());
    await(other.close());
    assertThat(second.join().id()).isEqualTo(first);
    assertThat(await(on.tasks.askedFor(OPERATOR, "k")).orElseThrow().id()).isEqualTo(first);
    assertThat(await(on.tasks.open()))
        .extracting(MaintenanceTask::id)
        .containsExactlyInAnyOrder(open.id(), first);
  }
}
