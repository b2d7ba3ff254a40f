package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The indexes of a rebuild where those of the live table are made anew meanwhile, as maintenance
 * does it: an index gets another name, and is dropped, under the eyes of whoever has read the
 * catalog before.
 */
class ShadowIndexesTest {

  private final TestDatabase database = TestDatabase.freshDatabase();
  private SqlConnection early;
  private String index;

  @BeforeEach
  void look_at_the_catalog() {
    text(database.pool(), "SELECT make_shadow('positions')::text");
    index =
        text(
            database.pool(),
            """
            SELECT i.indexname FROM pg_indexes AS i
            WHERE i.schemaname = 'public' AND i.tablename = 'positions'
              AND to_regclass('rebuild.' || i.indexname) IS NULL ORDER BY 1 LIMIT 1""");
    early = await(database.pool().getConnection());
    text(early, "BEGIN ISOLATION LEVEL REPEATABLE READ");
    text(early, "SELECT count(*)::text FROM lanes");
  }

  @AfterEach
  void close() {
    await(early.close());
    database.close();
  }

  @Test
  void one_that_is_gone_is_left_to_the_next_look() {
    replace();
    text(database.pool(), "DROP INDEX %s_ccold".formatted(index));
    assertThat(build(early)).doesNotContain(index).doesNotContain(index + "_ccold");
    text(early, "COMMIT");
    assertThat(build(database.pool())).containsExactly(index);
    assertThat(text(database.pool(), "SELECT shadow_lacks('positions')::text")).isEqualTo("0");
  }

  @Test
  void one_that_is_called_otherwise_by_now_gets_the_name_that_it_had() {
    replace();
    assertThat(build(early)).contains(index);
    text(early, "COMMIT");
    text(database.pool(), "DROP INDEX %s_ccold".formatted(index));
    assertThat(text(database.pool(), "SELECT shadow_lacks('positions')::text")).isEqualTo("0");
  }

  private void replace() {
    var definition =
        text(database.pool(), "SELECT pg_get_indexdef('%s'::regclass)".formatted(index));
    text(database.pool(), "ALTER INDEX %1$s RENAME TO %1$s_ccold".formatted(index));
    text(database.pool(), definition);
  }

  /** Makes what is missing; the names of what was made. */
  private static List<String> build(SqlClient client) {
    List<String> made = new ArrayList<>();
    for (var name = next(client); name != null; name = next(client)) {
      made.add(name);
    }
    return made;
  }

  private static @Nullable String next(SqlClient client) {
    return text(client, "SELECT build_shadow_index('positions')");
  }

  private static @Nullable String text(SqlClient client, String sql) {
    var rows = await(client.query(sql).execute());
    return rows.size() == 0 ? null : rows.iterator().next().getString(0);
  }
}
