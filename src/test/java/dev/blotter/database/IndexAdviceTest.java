package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.IndexUse.Advice;
import dev.blotter.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Judges indexes that a real database has. */
class IndexAdviceTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @BeforeAll
  static void make_a_table_with_indexes() {
    execute("CREATE TABLE t (a integer PRIMARY KEY, b integer, c text, d timestamptz)");
    for (var index :
        List.of(
            "t_b ON t (b)",
            "t_b_d ON t (b, d DESC)",
            "t_d ON t (d)",
            "t_d_back ON t (d DESC NULLS FIRST, b)",
            "t_d_other ON t (d DESC NULLS LAST, c)",
            "t_b_some ON t (b) WHERE c IS NULL",
            "t_c_pattern ON t (c text_pattern_ops)",
            "t_c_b ON t (c, b)",
            "t_c_twice ON t (c, b)")) {
      execute("CREATE INDEX " + index);
    }
    execute("CREATE UNIQUE INDEX t_u ON t (b, d)");
    // On one connection, which tells at once how many rows it has changed: VACUUM counts what is
    // left.
    execute(
        """
        INSERT INTO t SELECT i, i, i, now() FROM generate_series(1, 60000) AS i;
        DELETE FROM t WHERE a % 20 <> 0;
        SELECT pg_stat_force_next_flush()""");
    execute("VACUUM ANALYZE t");
  }

  @Test
  void an_index_whose_columns_another_one_begins_with_is_redundant() {
    assertThat(index("t_b").redundantTo()).isIn("t_b_d", "t_u");
    assertThat(index("t_b").recommendation()).isEqualTo(Advice.DROP);
    assertThat(index("t_b_d").redundantTo()).isNull();
  }

  @Test
  void a_b_tree_is_read_backwards_too() {
    assertThat(index("t_d").redundantTo()).isEqualTo("t_d_back");
    assertThat(index("t_d_other").redundantTo()).isNull();
  }

  @Test
  void another_condition_or_operator_class_is_another_index() {
    assertThat(index("t_b_some").redundantTo()).isNull();
    assertThat(index("t_c_pattern").redundantTo()).isNull();
  }

  @Test
  void of_two_that_are_the_same_only_one_is_redundant() {
    assertThat(index("t_c_twice").redundantTo()).isEqualTo("t_c_b");
    assertThat(index("t_c_b").redundantTo()).isNull();
  }

  @Test
  void what_enforces_a_rule_stays_even_if_no_query_uses_it() {
    assertThat(index("t_u").redundantTo()).isNull();
    assertThat(index("t_u").recommendation()).isEqualTo(Advice.KEEP);
    assertThat(index("t_pkey").primary()).isTrue();
    assertThat(index("t_pkey").recommendation()).isEqualTo(Advice.KEEP);
  }

  @Test
  void what_rests_is_watched() {
    assertThat(index("t_d_other").unused()).isTrue();
    assertThat(index("t_d_other").recommendation()).isEqualTo(Advice.WATCH);
  }

  @Test
  void an_index_that_was_emptied_is_bloated_until_it_is_built_anew() {
    assertThat(index("t_b").bloatEstimate().ratio()).isGreaterThan(0.8);
    execute("REINDEX INDEX t_b");
    execute("ANALYZE t");
    assertThat(index("t_b").bloatEstimate().ratio()).isLessThan(0.3);
  }

  @Test
  void indexes_of_partitions_count_as_one() {
    var byUser = index("idx_orders_user_id");
    assertThat(byUser.table()).isEqualTo("orders");
    assertThat(byUser.partitions()).isGreaterThan(2);
    assertThat(byUser.definition())
        .isEqualTo("CREATE INDEX idx_orders_user_id ON public.orders USING btree (user_id)");
    assertThat(byUser.redundantTo()).startsWith("idx_orders_user_");
    var versions = index("domain_events_default_version");
    assertThat(versions.table()).isEqualTo("domain_events");
    assertThat(versions.partitions()).isGreaterThan(2);
    assertThat(versions.unique()).isTrue();
  }

  @Test
  void each_index_stands_there_once() {
    assertThat(all()).extracting(IndexUse::name).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @Test
  void tables_count_their_partitions_and_dead_rows() {
    var tables = await(new Monitoring(database.pool()).tables());
    assertThat(tables).extracting(TableUse::table).doesNotHaveDuplicates().contains("users");
    assertThat(tables)
        .filteredOn(table -> table.table().equals("orders"))
        .singleElement()
        .satisfies(orders -> assertThat(orders.partitions()).isGreaterThan(2));
    assertThat(tables)
        .filteredOn(table -> table.table().equals("t"))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.partitions()).isZero();
              assertThat(t.rowsEstimate()).isEqualTo(3000);
              assertThat(t.lastVacuum()).isNotNull();
              assertThat(t.size().totalBytes())
                  .isEqualTo(t.size().heapBytes() + t.size().toastBytes() + t.size().indexBytes());
            });
  }

  private static IndexUse index(String name) {
    return all().stream().filter(index -> index.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<IndexUse> all() {
    return await(new Monitoring(database.pool()).indexes());
  }

  private static void execute(String sql) {
    await(database.pool().query(sql).execute());
  }
}
