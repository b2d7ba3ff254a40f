package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A window of half an hour, and a look an hour. */
class MaintenanceScheduleTest {

  @AutoClose
  private final TestMaintenance on =
      new TestMaintenance(
          new TestMaintenance.Config(
              Duration.ofSeconds(10), Optional.of(DailyWindow.parse("01:00-01:30")), 50, 100_000));

  private Instant now = Instant.parse("2026-03-01T12:17:00Z");
  private final MaintenanceSchedule schedule = on.schedule(() -> now);

  @Test
  void what_is_due_is_asked_for_as_soon_as_the_window_begins_and_once_in_it() {
    on.sql(
        """
        INSERT INTO quotes (symbol) SELECT 'S' || n FROM generate_series(1, 2000) AS n;
        SELECT pg_stat_force_next_flush()::text""");
    assertThat(asked("2026-03-01T12:18:00Z")).isEmpty();
    assertThat(asked("2026-03-02T00:59:00Z")).isEmpty();
    assertThat(asked("2026-03-02T01:00:30Z")).isNotEmpty();
    on.sql("UPDATE maintenance_tasks SET state = 'CANCELLED', ended_at = now() RETURNING state");
    assertThat(asked("2026-03-02T01:20:00Z")).isEmpty();
    assertThat(asked("2026-03-03T01:29:00Z")).isNotEmpty();
  }

  @Test
  void the_next_look_is_told_as_it_will_be() {
    assertThat(schedule.next()).contains(Instant.parse("2026-03-02T01:00:00Z"));
    asked("2026-03-02T01:10:00Z");
    assertThat(schedule.next()).contains(Instant.parse("2026-03-03T01:00:00Z"));
    now = Instant.parse("2026-03-03T04:00:00Z");
    assertThat(schedule.next()).contains(Instant.parse("2026-03-04T01:00:00Z"));
  }

  @Test
  void a_clock_that_is_put_back_holds_nothing_up() {
    asked("2026-03-05T01:10:00Z");
    asked("2026-03-02T12:00:00Z");
    assertThat(schedule.next()).contains(Instant.parse("2026-03-03T01:00:00Z"));
  }

  private List<MaintenanceTask> asked(String moment) {
    now = Instant.parse(moment);
    await(schedule.run());
    return await(on.tasks.open());
  }
}
