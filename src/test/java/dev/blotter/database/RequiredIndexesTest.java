package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The indexes that the requirements name are there, under their names and as they define them. */
class RequiredIndexesTest {

  private static final String DOCUMENT = "/requirements/database-optimization-strategy.md";

  /** Those of partitions have no names of their own. */
  private static final String NAMES =
      """
      SELECT c.relname::text FROM pg_class AS c
      WHERE c.relkind IN ('i', 'I') AND c.relnamespace = 'public'::regnamespace
        AND NOT c.relispartition AND c.relname NOT LIKE 'flyway%'""";

  private static final Pattern STATEMENT = Pattern.compile("CREATE INDEX (idx_\\w+) ON [^;]+;");

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @Test
  void all_28_indexes_of_the_requirements_are_there_as_defined() {
    var required = required();
    assertThat(required).hasSize(28);
    assertThat(present()).containsAllEntriesOf(required);
  }

  @Test
  void they_are_there_on_every_partition() {
    var missing =
        """
        SELECT p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
        WHERE i.inhparent IN ('domain_events'::regclass, 'orders'::regclass)
          AND (SELECT count(*) FROM pg_index x WHERE x.indrelid = p.oid AND x.indisvalid)
            < (SELECT count(*) FROM pg_index x WHERE x.indrelid = i.inhparent)""";
    assertThat(query(missing)).isEmpty();
  }

  @Test
  void every_index_that_no_constraint_makes_has_its_place_on_the_page() throws IOException {
    // The unique version of an aggregate is an index of each partition, which the page tells in
    // words.
    var made =
        query(
            NAMES
                + """
                 AND c.relname !~ '^domain_events_.*version'
                 AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid)""");
    assertThat(page()).contains(made.stream().map(name -> "`" + name + "`").toList());
  }

  @Test
  void every_index_on_the_page_is_there() throws IOException {
    var named = Pattern.compile("`((?:idx|uq)_\\w+)`").matcher(page()).results();
    assertThat(query(NAMES)).containsAll(named.map(found -> found.group(1)).toList());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/database.md"));
  }

  private static Map<String, String> required() {
    Map<String, String> indexes = new HashMap<>();
    var statements = STATEMENT.matcher(document());
    while (statements.find()) {
      indexes.put(statements.group(1), normal(statements.group()));
    }
    return indexes;
  }

  private static Map<String, String> present() {
    Map<String, String> indexes = new HashMap<>();
    query("SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'idx\\_%'")
        .forEach(
            definition -> {
              var name = Pattern.compile("idx_\\w+").matcher(definition);
              assertThat(name.find()).isTrue();
              indexes.put(name.group(), normal(definition));
            });
    return indexes;
  }

  private static String normal(String definition) {
    return definition
        .replaceAll("ONLY |public\\.|USING btree ", "")
        .replaceAll("[\\s();]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> query(String sql) {
    return database
        .pool()
        .query(sql)
        .mapping(row -> row.getString(0))
        .execute()
        .await()
        .atMost(Duration.ofSeconds(10))
        .stream()
        .toList();
  }

  private static String document() {
    try (var in = RequiredIndexesTest.class.getResourceAsStream(DOCUMENT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
