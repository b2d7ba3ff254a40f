package dev.blotter.http.hostile;

import static dev.blotter.http.JsonBody.at;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
          .body(at("code", equalTo("NOT_ACCEPTABLE")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/orders", "/v1/events/stream"})
  void nor_in_one_of_several_types_where_none_is_taken(String path) {
    var call = Client.operator().call().accept("text/html, application/xhtml+xml");
    call.get(path)
        .then()
        .statusCode(406)
        .contentType(PROBLEM)
        .body(at("code", equalTo("NOT_ACCEPTABLE")));
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
    for (var version : HttpClient.Version.values()) {
      var answer = unmeasured(version, "{\"email\": \"" + "a".repeat(length) + "\"}");
      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("content-type")).contains(PROBLEM);
      assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
    }
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_short_body_that_does_not_say_how_long_it_is_is_taken(HttpClient.Version version)
      throws Exception {
    var body = "{\"email\": \"%s@example.com\", \"name\": \"A\"}".formatted(UUID.randomUUID());
    var answer = unmeasured(version, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> unmeasured(HttpClient.Version version, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(base.resolve("/v1/users"))
            .version(version)
            .header("Authorization", "Bearer " + Client.operator().token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      // A connection becomes one of HTTP/2 by its first request, which is not to have the body.
      var first = HttpRequest.newBuilder(base).version(version).build();
      client.send(first, BodyHandlers.discarding());
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b/c\r\n", "Host: a\r\nHost: b\r\n"})
  void a_request_without_one_host_that_can_be_one_is_malformed(String host) throws IOException {
    var answer = raw("GET /v1/users HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/a%c3%28", "/v1/orders?user_id=%c3%28", "/v1/orders?user_id=%00"})
  void an_address_that_is_no_text_is_malformed(String address) throws IOException {
    var answer = raw("GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains(PROBLEM).contains("MALFORMED_REQUEST");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/unheard-of-%s/%%00",
        "GET /v1/unheard-of-%s",
        "GET /v1/unheard-of-%s?{",
        "GET /v1/{unheard-of-%s}",
        "GET /unheard-of-%s?{",
        "POST /v1/users/unheard-of-%s/risk",
        "TRACE /v1/users/unheard-of-%s",
        "OPTIONS /v1/users/unheard-of-%s",
        "UNHEARD-OF-%s /v1/users"
      })
  void what_strangers_think_up_does_not_fill_the_metrics(String line) throws Exception {
    raw(line.formatted(1) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    Awaitility.await().untilAsserted(() -> assertThat(metrics()).contains("uri=\"/refused\""));
    assertThat(metrics()).doesNotContainIgnoringCase("unheard-of");
  }

  @Test
  void requests_are_counted_under_the_names_of_their_resources() {
    var ada = Account.withCash("1.00");
    ada.get("/portfolio").then().statusCode(200);
    ada.trader().call().get("/v1/quotes/NOBODY/KNOWS").then().statusCode(404);
    Client.operator().call().get("/v1/audit/clock/summary").then().statusCode(200);
    RestAssured.get(base.resolve("/audit/")).then().statusCode(200);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/files\"")
                    .contains("status=\"200\",uri=\"/v1/users/{user_id}/portfolio\"")
                    .contains("status=\"404\",uri=\"/v1/quotes/{symbol}\"")
                    .contains("status=\"200\",uri=\"/v1/audit/clock/summary\"")
                    .doesNotContain(ada.userId().toString()));
  }

  private String metrics() {
    return RestAssured.get(metrics).asString();
  }

  @Test
  void what_a_client_sends_is_not_taken_for_our_own_words() {
    var ada = Account.withCash("100.00");
    ada.place(
            "{\"client_order_id\":\"m\",\"symbol\":\"A\",\"side\":\"you must BUY\","
                + "\"type\":\"LIMIT\",\"qty\":\"1\",\"limit_price\":\"1\"}")
        .then()
        .statusCode(400)
        .body(
            at("code", equalTo("INVALID_FIELD")), at("detail", startsWith("side must be one of")));
  }

  @ParameterizedTest
  @CsvSource({
    "%s@example.com, %S@EXAMPLE.COM",
    "%s.jos\\u00e9@example.com, %s.jose\\u0301@example.com",
    "%s@ex\\u00e4mple.com, %s@xn--exmple-cua.com",
    "%s@example.com, %s@\\uff45xample.com",
  })
  void nobody_registers_another_spelling_of_an_address(String address, String spelling) {
    var person = UUID.randomUUID();
    var body = "{\"email\": \"%s\", \"name\": \"N\"}";
    Client.operator()
        .send(body.formatted(address.formatted(person)))
        .post("/v1/users")
        .then()
        .statusCode(201);
    Client.operator()
        .send(body.formatted(spelling.formatted(person)))
        .post("/v1/users")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("EMAIL_TAKEN")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430\u0434\u0430@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
        "jos\u00e9@example.com",
        "\u5c71\u7530@example.jp",
        "\u0430\u0434\u0430.ada@example.com"
      })
  void addresses_in_other_letters_are_addresses(String address) {
    var own = UUID.randomUUID() + "." + address;
    Client.operator()
        .send("{\"email\": \"%s\", \"name\": \"N\"}".formatted(own))
        .post("/v1/users")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\\u202e@example.com",
        "a\\u200b@example.com",
        "a\\u00a0@example.com",
        "a\\u2800@example.com",
        "a\\u3164@example.com",
        "a\\u034f@example.com",
        "a\\ufe0f@example.com",
        "a\\ue000@example.com",
        "\\u0430da@example.com",
        "ad\\u03b1@example.com",
        "ada@ex\\u0430mple.com"
      })
  void an_address_that_is_none_or_cannot_be_seen_registers_nobody(String email) {
    Client.operator()
        .send("{\"email\": \"%s\", \"name\": \"N\"}".formatted(email))
        .post("/v1/users")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/email")));
  }
}
