package dev.blotter.http.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients make of HTTP itself: types nobody has, bodies without an end, no host. */
@Tag("service")
@QuarkusTest
class EdgesOfHttpTest {

  private static final String PROBLEM = "application/problem+json";

  @TestHTTPResource URI base;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/portfolio", "/orders", "/positions", "/orders/by-client-id/nothing"})
  void nobody_gets_an_answer_in_a_type_that_it_does_not_have(String what) {
    var ada = Account.withCash("100.00");
    for (var type : new String[] {"text/html", "image/png", "text/plain"}) {
      ada.trader()
          .call()
          .accept(type)
          .get(ada.path(what))
          .then()
          .statusCode(406)
          .contentType(PROBLEM)
          .body("code", equalTo("NOT_ACCEPTABLE"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "text", "/", "a/b/c", ";;"})
  void what_is_no_type_at_all_is_the_fault_of_the_request(String accept) throws Exception {
    var ada = Account.withCash("100.00");
    var answer = get(ada, "/portfolio", accept);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 406);
    assertThat(answer.headers().firstValue("content-type")).contains(PROBLEM);
  }

  private HttpResponse<String> get(Account account, String path, String accept) throws Exception {
    var request =
        HttpRequest.newBuilder(base.resolve(account.path(path)))
            .header("Authorization", "Bearer " + account.trader().token())
            .header("Accept", accept)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {66_000, 300_000})
  void a_body_that_does_not_say_how_long_it_is_may_be_no_longer_than_others(int length)
      throws Exception {
    var answer = chunked("{\"email\": \"" + "a".repeat(length) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_short_body_that_does_not_say_how_long_it_is_is_taken() throws Exception {
    var answer =
        chunked("{\"email\": \"%s@example.com\", \"name\": \"A\"}".formatted(UUID.randomUUID()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> chunked(String body) throws Exception {
    var request =
        HttpRequest.newBuilder(base.resolve("/v1/users"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + Client.operator().token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b/c\r\n"})
  void a_request_without_a_host_that_can_be_one_is_malformed(String host) throws IOException {
    var answer = raw("GET /v1/users HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void addresses_that_nobody_serves_do_not_fill_the_metrics() throws Exception {
    for (int i = 0; i < 5; i++) {
      raw(
          "GET /v1/unheard-of-%d/%%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
              .formatted(i));
    }
    assertThat(RestAssured.get(metrics).asString())
        .contains("uri=\"/refused\"")
        .doesNotContain("unheard-of");
  }

  @Test
  void what_a_client_sends_is_not_taken_for_our_own_words() {
    var ada = Account.withCash("100.00");
    ada.place(
            "{\"client_order_id\":\"m\",\"symbol\":\"A\",\"side\":\"you must BUY\","
                + "\"type\":\"LIMIT\",\"qty\":\"1\",\"limit_price\":\"1\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_FIELD"), "detail", startsWith("side must be one of"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\\u202e@example.com", "a\\u200b@example.com"})
  void an_address_that_is_none_or_cannot_be_seen_registers_nobody(String email) {
    Client.operator()
        .send("{\"email\": \"%s\", \"name\": \"N\"}".formatted(email))
        .post("/v1/users")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/email"));
  }
}
