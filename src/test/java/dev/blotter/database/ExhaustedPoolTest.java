package dev.blotter.database;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Client;
import dev.blotter.testing.OtherSettings;
import dev.blotter.testing.OwnConnection;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class ExhaustedPoolTest {
  private static final int SIZE = OtherSettings.POOL_SIZE;
  private static final int REQUESTS = 100; // more than are served and wait
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Pool pool;

  @TestHTTPResource("/")
  URI service;

  private final List<SqlConnection> taken = new ArrayList<>();

  @AfterEach
  void give_back() {
    taken.forEach(connection -> connection.close().await().atMost(PATIENCE));
  }

  @Test
  void a_read_that_gets_no_connection_is_told_to_come_back() {
    for (int connection = 0; connection < SIZE; connection++) {
      taken.add(taken());
    }
    Client.operator()
        .call()
        .get("/v1/orders/" + UUID.randomUUID())
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body(at("code", equalTo("UNAVAILABLE")));
  }

  @Test
  void more_requests_than_pool_and_queue_hold_are_answered_all_the_same() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    try (var own = new OwnConnection()) {
      own.execute("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
      for (int request = 0; request < REQUESTS; request++) {
        answers.add(HTTP.sendAsync(listOfOrders(), BodyHandlers.ofString()));
      }
      Awaitility.await().atMost(PATIENCE).until(() -> done(answers) >= REQUESTS - SIZE);
      own.execute("ROLLBACK");
    }
    var responses =
        answers.stream()
            .map(answer -> answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
            .toList();
    assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    assertThat(responses)
        .filteredOn(response -> response.statusCode() == 503)
        // Somebody else may have had one of the connections meanwhile.
        .hasSizeBetween(REQUESTS - SIZE, REQUESTS - 1)
        .allSatisfy(
            response -> {
              assertThat(response.headers().firstValue("Retry-After")).isPresent();
              assertThat(response.body()).contains("\"code\":\"UNAVAILABLE\"");
            });
  }

  @Test
  void a_read_whose_table_somebody_keeps_locked_is_told_to_come_back() {
    try (var own = new OwnConnection()) {
      own.execute("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
      Client.operator()
          .call()
          .get("/v1/orders")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body(at("code", equalTo("UNAVAILABLE")));
    }
  }

  @Test
  void a_query_that_takes_too_long_is_not_run_to_its_end_for_its_plan() {
    try (var own = new OwnConnection()) {
      own.execute("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
      Client.operator()
          .send("{\"query\": \"active-orders\", \"analyze\": true}")
          .post("/v1/admin/database/explain")
          .then()
          .statusCode(409)
          .body(at("code", equalTo("QUERY_TOO_SLOW")));
    }
  }

  /** A connection, as soon as nobody else has it. */
  private SqlConnection taken() {
    return pool.getConnection().onFailure().retry().atMost(20).await().atMost(PATIENCE);
  }

  private static long done(List<CompletableFuture<HttpResponse<String>>> answers) {
    return answers.stream().filter(CompletableFuture::isDone).count();
  }

  private HttpRequest listOfOrders() {
    return HttpRequest.newBuilder(service.resolve("/v1/orders"))
        .header("Authorization", "Bearer " + Client.operator().token())
        .build();
  }
}
