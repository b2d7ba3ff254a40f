package dev.blotter.database;

import dev.blotter.seeding.SeededDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** With all indexes that there are. */
@Tag("service")
@QuarkusTest
class QueryPlansTest extends QueryPlans {

  @BeforeAll
  static void seed() {
    use(SeededDatabase.get().pool());
  }
}
