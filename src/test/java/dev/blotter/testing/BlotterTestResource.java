package dev.blotter.testing;

import dev.blotter.app.TokenKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives each start of the service in a test a database of its own, and the keys that its tokens are
 * signed and checked by. Every {@code @QuarkusTest} has it without asking: it is found as a
 * service.
 */
public final class BlotterTestResource implements QuarkusTestResourceLifecycleManager {
  private TestDatabase database;

  @Override
  public Map<String, String> start() {
    TokenKeys keys = TokenKeys.in(Path.of("target", "test-data", "keys").toAbsolutePath());
    database = TestDatabase.freshDatabase();
    return Map.of(
        "blotter.ledger.folder", "target/test-ledger/" + database.address().database(),
        "quarkus.datasource.reactive.url", database.service().reactiveUrl(),
        "quarkus.datasource.username", database.service().user(),
        "quarkus.datasource.password", database.service().password(),
        "mp.jwt.verify.publickey.location", keys.publicKeyFile().toUri().toString(),
        "smallrye.jwt.sign.key.location", keys.privateKeyFile().toUri().toString());
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
