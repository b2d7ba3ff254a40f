package dev.blotter.database;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExhaustedPoolTest.SmallPool.class)
class ExhaustedPoolTest {
  private static final int SIZE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Few connections, little patience, and nobody else who uses them. */
  public static final class SmallPool implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.reactive.max-size", Integer.toString(SIZE),
          "blotter.database.acquire-timeout", "300ms",
          "blotter.projection.enabled", "false",
          "quarkus.scheduler.enabled", "false");
    }
  }

  @Inject Pool pool;

  private final List<SqlConnection> taken = new ArrayList<>();

  @AfterEach
  void give_back() {
    taken.forEach(connection -> connection.close().await().atMost(PATIENCE));
  }

  @Test
  void a_read_that_gets_no_connection_is_told_to_come_back() {
    for (int connection = 0; connection < SIZE; connection++) {
      taken.add(pool.getConnection().await().atMost(PATIENCE));
    }
    Client.operator()
        .call()
        .get("/v1/orders/" + UUID.randomUUID())
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("UNAVAILABLE"));
  }
}
