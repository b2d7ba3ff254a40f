package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.http.Roles;
import dev.blotter.http.hostile.Endpoint;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading what is kept for audit is itself recorded. */
@Tag("service")
@QuarkusTest
class AccessesOverHttpTest {

  private static final String PATH = "/v1/audit/accesses";

  private final Client reader = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());

  private Account ada;
  private String order;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    order = ada.buy("read", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
  }

  /** What was recorded of a reader, told to another, whose own reads do not matter. */
  private static Response of(Client who, String query) {
    return Client.operator()
        .call()
        .urlEncodingEnabled(false)
        .get(PATH + "?reader=" + who.subject() + query);
  }

  private Response reads(String path) {
    return reader.call().urlEncodingEnabled(false).get(path);
  }

  @Test
  void a_read_says_who_read_what_of_whom_when_and_with_what_answer() {
    var before = Instant.now().minusSeconds(1);
    var query = "user_id=" + ada.userId() + "&event_type=OrderAccepted&order=asc";
    reads("/v1/audit/events?" + query).then().statusCode(200);
    var found = of(reader, "").then().statusCode(200);
    found
        .body(at("items", hasSize(1)))
        .body(at("items[0].reader", equalTo(reader.subject())))
        .body(at("items[0].reader_type", equalTo("AUDITOR")))
        .body(at("items[0].operation", equalTo("findEvents")))
        .body(at("items[0].method", equalTo("GET")))
        .body(at("items[0].path", equalTo("/v1/audit/events")))
        .body(at("items[0].query", equalTo(query)))
        .body(at("items[0].user_id", equalTo(ada.userId().toString())))
        .body(at("items[0].status", equalTo(200)));
    String at = found.extract().as(JsonBody.class).at("items[0].at");
    assertThat(Instant.parse(at)).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void an_address_that_somebody_looked_for_is_not_kept() {
    reads("/v1/audit/events?client_order_id=ada%40example.org&limit=1").then().statusCode(200);
    of(reader, "")
        .then()
        .body(at("items[0].query", equalTo("client_order_id={client_order_id}&limit=1")));
  }

  @Test
  void every_operation_is_recorded_with_its_status() throws IOException {
    var api = new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asString());
    List<String> called = new ArrayList<>();
    for (var endpoint : Endpoint.of(api)) {
      if (endpoint.path().startsWith("/v1/audit")) {
        var id = api.at(pointer(endpoint)).get("operationId").textValue();
        called.add(id + " " + call(endpoint).statusCode());
      }
    }
    List<String> recorded = new ArrayList<>();
    var found = of(reader, "&limit=1000").jsonPath();
    for (int i = 0; i < found.getList("items").size(); i++) {
      recorded.add(found.get("items[%d].operation".formatted(i)) + " " + status(found, i));
    }
    assertThat(called).hasSizeGreaterThan(20).anyMatch(c -> c.equals("replayAggregate 200"));
    assertThat(recorded.reversed()).isEqualTo(called);
  }

  private static int status(JsonPath found, int i) {
    return found.getInt("items[%d].status".formatted(i));
  }

  private static String pointer(Endpoint endpoint) {
    var method = endpoint.method().toLowerCase(Locale.ROOT);
    return "/paths/" + endpoint.path().replace("~", "~0").replace("/", "~1") + "/" + method;
  }

  private Response call(Endpoint endpoint) {
    var path =
        endpoint
            .path()
            .replace("{type}", "order")
            .replace("{user_id}", ada.userId().toString())
            .replace("{number}", "1")
            .replaceAll("\\{[^/]*}", order);
    var request = endpoint.hasBody() ? reader.send("{}") : reader.call();
    return request.request(endpoint.method(), path);
  }

  @Test
  void whose_data_it_was_is_known_from_the_aggregate_the_path_and_the_query() {
    reads("/v1/audit/aggregates/order/" + order + "/events").then().statusCode(200);
    reads("/v1/audit/aggregates/order/" + order + "/replay").then().statusCode(200);
    reads("/v1/audit/users/" + ada.userId() + "/legal-hold").then().statusCode(200);
    reads("/v1/audit/export?user_id=" + ada.userId()).then().statusCode(200);
    reads("/v1/audit/ledger").then().statusCode(200);
    of(reader, "&user_id=" + ada.userId())
        .then()
        .body(
            at(
                "items.operation",
                contains("exportEvents", "getLegalHold", "replayAggregate", "listEvents")));
    of(reader, "").then().body(at("items", hasSize(5))).body(at("items[0].user_id", nullValue()));
  }

  @Test
  void what_is_refused_or_not_found_is_recorded_too() {
    var eve = Client.trader(UUID.randomUUID());
    eve.call().get("/v1/audit/events").then().statusCode(403);
    eve.call().get("/v1/audit/aggregates/order/" + order + "/events").then().statusCode(404);
    eve.call().get("/v1/audit/aggregates/ordre/" + order + "/events").then().statusCode(400);
    eve.call().get("/v1/audit/accesses").then().statusCode(403);
    of(eve, "")
        .then()
        .body(at("items.status", contains(403, 400, 404, 403)))
        .body(at("items[0].reader_type", equalTo("TRADER")));
  }

  @Test
  void an_address_that_no_resource_has_is_not_recorded() {
    reads("/v1/audit/zzz").then().statusCode(404);
    reads("/v1/audit/ledger/zzz").then().statusCode(404);
    of(reader, "").then().body(at("items", hasSize(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET | 400 | users/ada@example.com/portfolio | users/{user_id}/portfolio |
          PUT | 405 | users/ada@example.com/portfolio | users/{user_id}/portfolio |
          HEAD | 200 | events?limit=1 | events | limit=1
          GET | 400 | events?email=ada@example.com | events |
          GET | 400 | events?user_id=ada@example.com | events | user_id={user_id}
          GET | 400 | events?actor_id=ada&limit=x | events | actor_id={actor_id}&limit={limit}
          GET | 400 | events?limit&from=2026-01-01T00:00:00Z | events | limit={limit}&from=2026-01-01T00:00:00Z
          """)
  void what_stands_where_something_else_belongs_is_not_kept(
      String method, int status, String sent, String path, @Nullable String query) {
    reader
        .call()
        .urlEncodingEnabled(false)
        .request(method, "/v1/audit/" + sent)
        .then()
        .statusCode(status);
    of(reader, "")
        .then()
        .body(at("items", hasSize(1)))
        .body(at("items[0].path", equalTo("/v1/audit/" + path)))
        .body(at("items[0].query", equalTo(query)));
  }

  @Test
  void a_trader_who_reads_what_is_the_trader_s_is_recorded() {
    ada.trader().call().get("/v1/audit/aggregates/order/" + order + "/events");
    of(ada.trader(), "")
        .then()
        .body(at("items.status", contains(200)))
        .body(at("items[0].user_id", equalTo(ada.userId().toString())));
  }

  @Test
  void other_ways_to_write_an_address_are_recorded_as_well() throws IOException {
    var token = reader.token();
    var written =
        List.of(
            "/v1/audit/ledger/",
            "/v1//audit/ledger",
            "/v1/./audit/ledger",
            "/v1/x/../audit/ledger",
            "/v1/%61udit/ledger",
            "/v1/audit;a=b/ledger",
            "/v1/audit/ledger;a=b");
    int answered = 0;
    for (var path : written) {
      answered += raw(path, token).startsWith("HTTP/1.1 200") ? 1 : 0;
    }
    assertThat(answered).isGreaterThanOrEqualTo(2);
    var operations = of(reader, "").jsonPath().getList("items.operation", String.class);
    assertThat(operations).filteredOn("getLedger"::equals).hasSize(answered);
  }

  /** The first line of the answer to an address that no client changes on the way. */
  private static String raw(String path, String token) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, token);
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_record_is_read_in_pages_and_by_time_and_records_that() {
    for (int i = 0; i < 5; i++) {
      reads("/v1/audit/erasures?limit=" + (i + 1)).then().statusCode(200);
    }
    List<String> seen = new ArrayList<>();
    var next = "&limit=2";
    for (int i = 0; i < 3; i++) {
      var page = of(reader, next);
      seen.addAll(page.as(JsonBody.class).at("items.query"));
      next = "&limit=2&cursor=" + page.as(JsonBody.class).at("next_cursor");
    }
    assertThat(seen).containsExactly("limit=5", "limit=4", "limit=3", "limit=2", "limit=1");
    List<String> times = of(reader, "").as(JsonBody.class).at("items.at");
    of(reader, "&from=" + times.get(3) + "&to=" + times.get(1))
        .then()
        .body(at("items.query", contains("limit=3", "limit=2")));
    reads(PATH + "?reader=" + reader.subject()).then().body(at("items", hasSize(5)));
    of(reader, "&limit=1").then().body(at("items.operation", contains("listAccesses")));
  }

  @Test
  void it_is_for_auditors_and_operators_who_ask_right() {
    ada.trader().call().get(PATH).then().statusCode(403);
    reads(PATH + "?user_id=x").then().statusCode(400).body(at("field", equalTo("user_id")));
    reads(PATH + "?cursor=x").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
    reads(PATH + "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("to")));
  }

  @Test
  void what_cannot_be_recorded_is_not_answered() throws IOException {
    var before = TemporaryFiles.ofBundles();
    ServiceDatabase.sql("ALTER TABLE audit_accesses RENAME TO taken_away");
    try {
      for (var path :
          List.of(
              "/v1/audit/events?user_id=" + ada.userId(),
              "/v1/audit/aggregates/order/" + order + "/replay",
              "/v1/audit/aggregates/order/" + order + "/evidence",
              "/v1/audit/export?user_id=" + ada.userId(),
              "/v1/audit/ledger",
              "/v1/audit/events?limit=0",
              "/v1/audit/aggregates/order/" + UUID.randomUUID() + "/events")) {
        var answer = reads(path);
        answer
            .then()
            .statusCode(503)
            .contentType("application/problem+json")
            .header("Retry-After", equalTo("1"))
            .header("Content-Disposition", nullValue())
            .header("ETag", nullValue())
            .body(at("code", equalTo("ACCESS_NOT_RECORDED")))
            .body(at("retryable", equalTo(true)));
        assertThat(answer.asString()).doesNotContain("OrderAccepted");
      }
      ada.get("/orders").then().statusCode(200);
    } finally {
      ServiceDatabase.sql("ALTER TABLE taken_away RENAME TO audit_accesses");
    }
    reads("/v1/audit/events?user_id=" + ada.userId()).then().statusCode(200);
    TemporaryFiles.awaitNoMoreThan(before);
  }
}
