package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role of the service may do in the database, and what only its owner may. */
class ServiceRoleTest {

  private static final String EVENT =
      """
      INSERT INTO domain_events (lane, lane_position, occurred_at, event_id, aggregate_type,
        aggregate_id, aggregate_version, event_type, schema_version, user_id, command_id,
        correlation_id, actor_type, actor_id, payload)
      VALUES (0, %2$d, '%3$s', '%1$s', 'user', '%1$s', %2$d, 'E', 1, '%1$s', 'c', '%1$s', 'SYSTEM',
        'test', '{}')""";
  private static final String USER = "01890000-0000-7000-8000-000000000000";

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE domain_events SET payload = '{}'",
        "DELETE FROM domain_events WHERE false",
        "TRUNCATE domain_events",
        "UPDATE domain_events_default SET payload = '{}'",
        "INSERT INTO domain_events_default SELECT * FROM domain_events",
        "DELETE FROM orders_default",
        "UPDATE commands SET answer = ''",
        "DELETE FROM commands",
        "UPDATE erasures SET reason = ''",
        "DELETE FROM erasures",
        "UPDATE audit_accesses SET reader_id = ''",
        "DELETE FROM audit_accesses",
        "TRUNCATE audit_accesses",
        "DELETE FROM audit_accesses_default",
        "UPDATE refusals SET times = 1",
        "DELETE FROM refusals",
        "TRUNCATE refusals",
        "DELETE FROM refusals_default",
        "UPDATE clock_samples SET offset_us = 0",
        "DELETE FROM clock_samples_default",
        "TRUNCATE clock_samples",
        "UPDATE quote_history SET bid = 1",
        "DELETE FROM quote_history_default",
        "UPDATE projection_acts SET reason = ''",
        "DELETE FROM projection_acts",
        "TRUNCATE commands",
        "DELETE FROM lanes",
        "DELETE FROM streams",
        "UPDATE streams SET user_id = aggregate_id",
        "DELETE FROM flyway_schema_history",
        "CREATE TABLE mine (id integer)",
        "CREATE FUNCTION mine() RETURNS void LANGUAGE sql AS ''",
        "SELECT make_partition('orders', 'mine', '2031-01-01', '2031-02-01')",
        "SELECT copy_triggers('commands', 'lanes')",
        "SELECT copy_rights('lanes', 'commands')",
        "SELECT build_shadow_gap('orders', false, NULL)",
        "SELECT add_shadow_partition('orders', 'mine', 'DEFAULT', '', false)",
        "SELECT grant_service_rights('blotter_service')"
      })
  void what_it_does_not_need_is_not_permitted(String sql) {
    assertThatThrownBy(() -> asService(sql)).hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE domain_events",
        "ALTER TABLE domain_events DISABLE TRIGGER append_only",
        "DROP TRIGGER append_only ON commands",
        "ALTER TABLE domain_events DETACH PARTITION domain_events_default",
        "DROP INDEX idx_events_user_id",
        "CREATE INDEX mine ON orders (tag)",
        "ALTER FUNCTION refuse_change() RENAME TO mine"
      })
  void the_schema_belongs_to_another(String sql) {
    assertThatThrownBy(() -> asService(sql)).hasMessageContaining("must be owner of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE domain_events SET payload = '{}'",
        "DELETE FROM domain_events_default",
        "TRUNCATE commands",
        "DELETE FROM erasures",
        "DELETE FROM projection_acts",
        "DELETE FROM audit_accesses",
        "UPDATE audit_accesses_default SET reader_id = ''",
        "TRUNCATE audit_accesses",
        "DELETE FROM refusals",
        "UPDATE refusals_default SET times = 1",
        "TRUNCATE refusals",
        "UPDATE clock_samples SET offset_us = 0",
        "DELETE FROM clock_samples_default",
        "DELETE FROM quote_history"
      })
  void the_owner_is_stopped_by_the_trigger(String sql) {
    assertThatThrownBy(() -> strings(database.owner(), sql)).hasMessageContaining("is refused");
  }

  @Test
  void it_adds_events_and_reads_them() {
    asService(EVENT.formatted(USER, 1, "2029-01-15"));
    assertThat(asService("SELECT user_id::text FROM domain_events")).contains(USER);
  }

  @Test
  void it_reads_every_table_and_vacuums_it() {
    var tables =
        asService(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p')"
                + " AND relnamespace = 'public'::regnamespace");
    assertThat(tables).contains("orders", "orders_default", "user_keys", "snapshots");
    for (var table : tables) {
      asService("SELECT count(*)::text FROM " + table);
      asService("VACUUM (ANALYZE) " + table);
    }
    var untouched =
        """
        SELECT s.relname::text FROM pg_stat_user_tables AS s JOIN pg_class AS c ON c.oid = s.relid
        WHERE c.relkind = 'r' AND s.last_vacuum IS NULL""";
    assertThat(asService(untouched)).isEmpty();
  }

  @Test
  void it_has_partitions_made_which_it_cannot_change_either() {
    var config = new PartitionsTest.Every(Duration.ofDays(1), Duration.ofDays(1));
    var now = Instant.parse("2033-05-05T00:00:00Z");
    var partitions = new Partitions(database.pool(database.service()), () -> now, config);
    assertThat(await(partitions.ensure())).contains("domain_events_2033_05", "orders_2033_q2");
    asService(EVENT.formatted(USER, 2, "2033-05-15"));
    assertThat(asService("SELECT aggregate_version::text FROM domain_events_2033_05"))
        .containsExactly("2");
    assertThatThrownBy(() -> asService("DELETE FROM domain_events_2033_05"))
        .hasMessageContaining("permission denied");
    asService("VACUUM domain_events_2033_05");
  }

  @Test
  void it_cannot_have_partitions_made_of_a_table_of_its_own() {
    var sql =
        """
        CREATE TEMP TABLE mine (at timestamptz) PARTITION BY RANGE (at);
        CREATE TEMP TABLE mine_default PARTITION OF mine DEFAULT;
        SELECT ensure_partitions('mine', 'month', now(), now());""";
    assertThatThrownBy(() -> asService(sql)).hasMessageContaining("is of another owner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make_shadow",
        "align_shadow",
        "build_shadow_index",
        "analyze_shadow",
        "swap_shadow",
        "drop_shadow"
      })
  void the_log_is_never_made_anew(String function) {
    assertThatThrownBy(() -> asService("SELECT " + function + "('domain_events')::text"))
        .hasMessageContaining("is no read model");
  }

  @Test
  void it_sees_what_others_do() {
    assertThat(asService("SELECT pg_has_role('pg_monitor', 'USAGE')::text"))
        .containsExactly("true");
  }

  @Test
  void a_role_that_can_do_more_is_noticed() {
    assertThat(excess(database.service())).isEmpty();
    assertThat(excess(database.owner())).containsExactly("blotter_owner");
    assertThat(excess(database.address())).containsExactly("postgres");
  }

  private static List<String> excess(DatabaseAddress role) {
    return await(new RoleCheck(database.pool(role)).excess()).stream().toList();
  }

  private static List<String> asService(String sql) {
    return strings(database.service(), sql);
  }

  private static List<String> strings(DatabaseAddress role, String sql) {
    var rows = database.pool(role).query(sql).mapping((Row row) -> row.getString(0)).execute();
    return await(rows).stream().toList();
  }
}
