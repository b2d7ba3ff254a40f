package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A lane may be moved to a database of its own as long as what is written with a user's rows has
 * keys of one lane. Every table that has not stands here, with the reason why that does no harm.
 */
class OutsideTheLanesTest {

  private static final String OUTSIDE =
      """
      SELECT DISTINCT t.relname::text FROM pg_class AS t
      JOIN pg_index AS x ON x.indrelid = t.oid AND x.indisunique
      WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
        AND NOT t.relispartition AND NOT EXISTS (
          SELECT FROM pg_attribute AS a
          WHERE a.attrelid = t.oid AND a.attname = 'lane' AND a.attnum = ANY (x.indkey))
      ORDER BY 1""";

  private static final Map<String, String> REASONS = reasons();

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    put(
        reasons,
        "of the market, and nobody's",
        "daily_prices",
        "instruments",
        "quote_history",
        "quotes");
    put(
        reasons,
        "of the database itself and what is done to it as a whole",
        "archived_partitions",
        "clock_samples",
        "flyway_schema_history",
        "ledger_acknowledgements",
        "ledger_faults",
        "ledger_gone_faults",
        "ledger_heads",
        "ledger_stops",
        "ledger_verifications",
        "maintenance_keys",
        "maintenance_tasks",
        "projection_rebuild_differences",
        "projection_rebuilds",
        "reconciliation_differences",
        "reconciliations");
    put(
        reasons,
        "asked before anybody knows which user, and so which lane, a registration is about",
        "registration_keys",
        "user_emails");
    put(
        reasons,
        "a register that is written beside what it is about, under ids of its own",
        "audit_accesses",
        "projection_acts",
        "refusals");
    put(reasons, "a user's id says the lane", "erasures");
    return reasons;
  }

  private static void put(Map<String, String> reasons, String why, String... tables) {
    Stream.of(tables).forEach(table -> reasons.put(table, why));
  }

  @Test
  void every_table_with_a_key_outside_the_lanes_has_a_reason() {
    assertThat(texts(OUTSIDE)).containsExactlyElementsOf(REASONS.keySet());
  }

  private static List<String> texts(String sql) {
    return await(database.pool().query(sql).mapping(row -> row.getString(0)).execute()).stream()
        .toList();
  }
}
