package dev.blotter.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives each start of the service in a test a database of its own. Every {@code @QuarkusTest} has
 * it without asking: it is found as a service.
 */
public final class BlotterTestResource implements QuarkusTestResourceLifecycleManager {
  private TestDatabase database;

  @Override
  public Map<String, String> start() {
    database = TestDatabase.freshDatabase();
    return Map.of(
        "quarkus.datasource.reactive.url", database.address().reactiveUrl(),
        "quarkus.datasource.username", database.address().user(),
        "quarkus.datasource.password", database.address().password());
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
