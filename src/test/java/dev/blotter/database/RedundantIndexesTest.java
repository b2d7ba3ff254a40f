package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.IndexConfig.Redundant;
import dev.blotter.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RedundantIndexesTest {

  /**
   * Indexes whose columns another one on the same table begins with, of the same order and kind.
   */
  private static final String DERIVED =
      """
      SELECT DISTINCT a.indexrelid::regclass::text FROM pg_index AS a
      JOIN pg_index AS b ON b.indrelid = a.indrelid AND b.indexrelid <> a.indexrelid
        AND b.indpred IS NULL AND b.indnatts > a.indnatts
        AND (b.indkey::int2[])[0:a.indnatts - 1] = (a.indkey::int2[])[0:a.indnatts - 1]
        AND (b.indclass::oid[])[0:a.indnatts - 1] = (a.indclass::oid[])[0:a.indnatts - 1]
        AND (b.indcollation::oid[])[0:a.indnatts - 1] = (a.indcollation::oid[])[0:a.indnatts - 1]
        AND (b.indoption::int2[])[0:a.indnatts - 1] = (a.indoption::int2[])[0:a.indnatts - 1]
      JOIN pg_class AS t ON t.oid = a.indrelid AND NOT t.relispartition
        AND t.relname IN ('users', 'portfolios', 'orders', 'positions', 'domain_events')
      WHERE NOT a.indisunique AND a.indpred IS NULL""";

  private static final String LISTED = "SELECT name FROM redundant_indexes";
  private static final String THERE =
      "SELECT name FROM redundant_indexes WHERE to_regclass(name) IS NOT NULL";

  /** Children of partitioned indexes have names of the server's own. */
  private static final String ALL =
      """
      SELECT regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') FROM pg_indexes
      WHERE schemaname = 'public' ORDER BY 1""";

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @Test
  void those_listed_are_those_that_the_catalogue_says_are_redundant() {
    assertThat(texts(LISTED)).isNotEmpty().hasSameElementsAs(texts(DERIVED));
    assertThat(texts("SELECT name FROM redundant_indexes WHERE to_regclass(covered_by) IS NULL"))
        .isEmpty();
  }

  @Test
  void they_are_left_out_and_made_again_as_the_setting_says() {
    apply(Redundant.KEEP);
    var before = texts(ALL);
    var names = texts(LISTED);
    assertThat(apply(Redundant.KEEP)).isEmpty();
    assertThat(apply(Redundant.DROP)).hasSameElementsAs(names);
    assertThat(texts(THERE)).isEmpty();
    assertThat(apply(Redundant.DROP)).isEmpty();
    assertThat(apply(Redundant.KEEP)).hasSameElementsAs(names);
    assertThat(texts(ALL)).isEqualTo(before);
  }

  @Test
  void a_partition_made_meanwhile_gets_them_with_the_others() {
    apply(Redundant.DROP);
    texts("SELECT ensure_partitions('orders', 'quarter', '2031-01-01', '2031-01-01')");
    apply(Redundant.KEEP);
    assertThat(
            texts(
                """
                SELECT indexdef FROM pg_indexes WHERE tablename = 'orders_2031_q1'
                  AND indexdef LIKE '%(user_id)'"""))
        .hasSize(1);
  }

  @Test
  void who_is_in_the_way_of_one_keeps_neither_the_others_nor_other_tables_waiting() {
    apply(Redundant.KEEP);
    var reader = await(database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM users").execute());
    CompletableFuture<List<String>> dropping =
        new RedundantIndexes(database.pool(), () -> Redundant.DROP)
            .apply()
            .subscribeAsCompletionStage();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> texts(THERE).equals(List.of("idx_users_email")));
    long start = System.nanoTime();
    texts("SELECT event_id::text FROM domain_events");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(dropping).isNotDone();
    await(reader.query("ROLLBACK").execute());
    await(reader.close());
    assertThat(dropping).succeedsWithin(Duration.ofSeconds(10));
    assertThat(texts(THERE)).isEmpty();
  }

  private static List<String> apply(Redundant redundant) {
    return await(new RedundantIndexes(database.pool(), () -> redundant).apply());
  }

  private static List<String> texts(String sql) {
    return await(database.pool().query(sql).mapping(row -> row.getString(0)).execute()).stream()
        .toList();
  }
}
