package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every index that the requirements name is there, by its name and as it is defined there. */
class SeedIndexesTest {

  private static final String INDEXES =
      "SELECT indexname, replace(indexdef, schemaname || '.', '') AS definition FROM pg_indexes"
          + " WHERE indexname LIKE 'idx%' AND schemaname = '";

  private static String resource(String name) throws IOException {
    try (var in = SeedIndexesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> indexes(TestDatabase database, String schema) {
    Map<String, String> found = new TreeMap<>();
    await(database.pool().query(INDEXES + schema + "'").execute())
        .forEach(row -> found.put(row.getString("indexname"), row.getString("definition")));
    return found;
  }

  @Test
  void the_indexes_of_the_requirements_are_there() throws IOException {
    try (var database = TestDatabase.freshDatabase()) {
      await(database.pool().query(resource("seed-indexes.sql")).execute());
      var asked = indexes(database, "seed");
      assertThat(asked).hasSize(22);
      assertThat(indexes(database, "public")).containsAllEntriesOf(asked);
    }
  }
}
