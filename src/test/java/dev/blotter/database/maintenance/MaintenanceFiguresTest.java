package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MaintenanceFiguresTest {

  private final SqlSteps archiving = new SqlSteps("SELECT 1 / 0");

  @AutoClose private final TestMaintenance on = new TestMaintenance().knowing(archiving);

  @Test
  void a_target_of_which_the_last_task_failed_counts_until_one_is_done() {
    assertThat(figure("failed", TaskKind.ARCHIVE)).isZero();
    on.perform(TaskKind.ARCHIVE, "domain_events_2026_01");
    on.perform(TaskKind.ARCHIVE, "domain_events_2026_01");
    assertThat(figure("failed", TaskKind.ARCHIVE)).isEqualTo(1);
    assertThat(await(on.tasks.failed()))
        .extracting(MaintenanceTask::target)
        .containsExactly("domain_events_2026_01");
    archiving.become("SELECT 1");
    on.perform(TaskKind.ARCHIVE, "domain_events_2026_01");
    assertThat(figure("failed", TaskKind.ARCHIVE)).isZero();
    assertThat(await(on.tasks.failed())).isEmpty();
  }

  @Test
  void a_failure_that_nobody_has_tried_again_for_a_week_no_longer_counts() {
    on.perform(TaskKind.ARCHIVE, "domain_events_2026_01");
    on.sql("UPDATE maintenance_tasks SET requested_at = now() - interval '8 days' RETURNING state");
    assertThat(figure("failed", TaskKind.ARCHIVE)).isZero();
  }

  @Test
  void when_a_task_was_last_done_is_known_on_every_node() {
    assertThat(figure("last", TaskKind.VACUUM)).isNaN();
    on.perform(TaskKind.VACUUM, "quotes");
    assertThat(figure("last", TaskKind.VACUUM)).isPositive();
  }

  @Test
  void it_is_told_how_many_wait_and_for_how_long() {
    assertThat(figure("oldest", TaskKind.VACUUM)).isZero();
    on.ask(TaskKind.VACUUM, "quotes");
    on.sql("UPDATE maintenance_tasks SET requested_at = now() - interval '1 hour' RETURNING state");
    assertThat(figure("waiting", TaskKind.VACUUM)).isEqualTo(1);
    assertThat(figure("oldest", TaskKind.VACUUM)).isBetween(3_600.0, 3_700.0);
  }

  @Test
  void nothing_is_known_of_a_database_that_does_not_answer() {
    on.perform(TaskKind.VACUUM, "quotes");
    assertThat(figure("failed", TaskKind.VACUUM)).isZero();
    on.sql("ALTER TABLE maintenance_tasks RENAME TO elsewhere; SELECT ''");
    on.sql("DROP VIEW failed_maintenance; SELECT ''");
    on.figures().run().onFailure().recoverWithNull().await().indefinitely();
    assertThat(gauge("failed", TaskKind.VACUUM)).isNaN();
  }

  private double figure(String name, TaskKind kind) {
    await(on.figures().run());
    return gauge(name, kind);
  }

  private double gauge(String name, TaskKind kind) {
    return on.metrics.get("blotter.maintenance." + name).tag("task", kind.name()).gauge().value();
  }
}
