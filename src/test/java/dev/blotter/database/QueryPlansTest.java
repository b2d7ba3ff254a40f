package dev.blotter.database;

import dev.blotter.seeding.SeededDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;

/** With all indexes that there are. */
@QuarkusTest
class QueryPlansTest extends QueryPlans {

  @BeforeAll
  static void seed() {
    use(SeededDatabase.get().pool());
  }
}
