package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of indexes tells of each a statement that it serves. */
@Tag("service")
@QuarkusTest
class IndexTableTest extends SpoiledPlans {

  /** Its first three columns: the index, what it serves, and the statement. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(idx_\\w+)` \\| [^|]* \\| `([^`|]+)` \\|.*$");

  @Test
  void each_serves_the_statement_beside_it_where_no_other_is_there() throws IOException {
    var statements = statements();
    assertThat(statements).hasSize(28);
    var values = new ExpectedIndexes(user(), order()).all();
    var softly = new SoftAssertions();
    statements.forEach(
        (index, asked) -> {
          execute("SAVEPOINT before");
          leaveOutOthersThan(index);
          var plan =
              asked.startsWith("SELECT")
                  ? plans().of(sql(asked))
                  : planned(asked, values.get(asked).values());
          softly.assertThat(plan.indexes()).as(index + ": " + asked).contains(index);
          execute("ROLLBACK TO before");
        });
    softly.assertAll();
  }

  /**
   * Of the partitions too; primary keys stay. The planner is told that they are not to be used: to
   * drop them all, only to have them back, takes a hundred times as long.
   */
  private void leaveOutOthersThan(String index) {
    execute(
        """
        WITH others AS (
          SELECT i.indexrelid AS id
          FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
          WHERE NOT c.relispartition AND NOT i.indisprimary AND c.relname <> '%1$s'
            AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid)
            AND coalesce(pg_partition_root(i.indrelid), i.indrelid)
              = (SELECT indrelid FROM pg_index WHERE indexrelid = '%1$s'::regclass))
        UPDATE pg_index SET indisvalid = false WHERE indexrelid IN (
          SELECT id FROM others UNION SELECT relid FROM others, pg_partition_tree(id))"""
            .formatted(index));
  }

  private static Map<String, String> statements() throws IOException {
    Map<String, String> statements = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("docs/database.md")))
        .results()
        .forEach(row -> statements.put(row.group(1), row.group(2)));
    return statements;
  }
}
