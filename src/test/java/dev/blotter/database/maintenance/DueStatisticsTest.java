package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When statistics of a partitioned table as a whole are due; the limit is 50 rows. */
class DueStatisticsTest {

  /** As autovacuum does, which knows nothing of a whole. */
  private static final String ANALYZE_EACH_PARTITION =
      """
      DO $$ DECLARE leaf regclass; BEGIN
        FOR leaf IN SELECT relid FROM pg_partition_tree('quote_history') WHERE isleaf LOOP
          EXECUTE format('ANALYZE %s', leaf);
        END LOOP;
      END $$""";

  @AutoClose private final TestMaintenance on = new TestMaintenance();

  @Test
  void they_are_due_though_each_partition_has_just_been_analyzed() {
    add("A", 60);
    assertThat(dueWholes()).containsExactly("quote_history");
  }

  @Test
  void they_are_due_where_there_never_were_any_however_few_the_rows() {
    add("A", 3);
    assertThat(dueWholes()).containsExactly("quote_history");
  }

  @Test
  void they_are_due_again_once_a_tenth_and_so_many_rows_have_come() {
    add("A", 60);
    on.perform(TaskKind.ANALYZE, "quote_history");
    assertThat(dueWholes()).isEmpty();
    add("B", 45);
    assertThat(dueWholes()).isEmpty();
    add("C", 15);
    assertThat(dueWholes()).containsExactly("quote_history");
  }

  private void add(String symbols, int rows) {
    on.sql(
        """
        INSERT INTO quote_history (symbol, known_at, bid, bid_at)
        SELECT '%s' || n, now() + n * interval '1 day', 10, now() FROM generate_series(1, %d) AS n"""
            .formatted(symbols, rows));
    on.sql(ANALYZE_EACH_PARTITION);
  }

  private List<String> dueWholes() {
    return await(on.schedule().ask()).stream()
        .filter(task -> task.task() == TaskKind.ANALYZE)
        .map(MaintenanceTask::target)
        .toList();
  }
}
