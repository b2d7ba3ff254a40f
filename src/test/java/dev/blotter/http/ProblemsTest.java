package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is said in the form of RFC 9457, whoever finds it. */
@Tag("service")
@QuarkusTest
class ProblemsTest {

  private static final String USER = "/v1/users/" + UUID.randomUUID();
  private static final String ORDER = "/v1/orders/" + UUID.randomUUID();
  private final Client operator = Client.operator();

  @Test
  void a_path_that_leads_nowhere_is_not_found() {
    problem(given().get("/nowhere").then(), 404, "NOT_FOUND");
    problem(given().get("/v1/nowhere").then(), 404, "NOT_FOUND");
  }

  @Test
  void a_method_that_a_resource_does_not_have_is_refused() {
    problem(operator.call().put("/v1/users").then(), 405, "METHOD_NOT_ALLOWED")
        .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/orders/00000000-0000-7000-8000-000000000000 | DELETE, GET, HEAD, OPTIONS, PATCH",
        "/v1/users/00000000-0000-7000-8000-000000000000/orders | DELETE, GET, HEAD, OPTIONS, POST",
        "/v1/users/00000000-0000-7000-8000-000000000000/positions/BTC/USDT | DELETE, OPTIONS",
        "/v1/users//x/orders:validate/ | OPTIONS, POST",
        "/v1/audit/ledger/heads | GET, HEAD, OPTIONS",
        "/v1/users/x/orders/by-client-id/y | GET, HEAD, OPTIONS",
        "/v1/users/00000000-0000-7000-8000-000000000000/risk/what-if | OPTIONS, POST",
        "/v1/audit/clock/summary | GET, HEAD, OPTIONS",
      })
  void a_method_is_refused_with_those_that_there_are(String path, String allowed) {
    problem(operator.call().put(path).then(), 405, "METHOD_NOT_ALLOWED")
        .header("Allow", equalTo(allowed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/users | GET, HEAD, OPTIONS, POST",
        "/v1/users/00000000-0000-7000-8000-000000000000/risk | GET, HEAD, OPTIONS",
        "/v1/users/00000000-0000-7000-8000-000000000000/positions/BTC/USDT | DELETE, OPTIONS",
        "/v1/audit/clock/summary/ | GET, HEAD, OPTIONS",
      })
  void options_are_the_methods_that_the_address_has(String path, String allowed) {
    given().options(path).then().statusCode(200).header("Allow", equalTo(allowed));
  }

  @Test
  void an_address_that_leads_nowhere_has_no_options() {
    problem(given().options("/v1/nowhere").then(), 404, "NOT_FOUND");
  }

  @Test
  void a_request_without_a_token_proves_nobody() {
    problem(given().get(ORDER).then(), 401, "UNAUTHENTICATED")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void a_token_that_somebody_else_signed_proves_nobody() {
    problem(given().auth().oauth2("a.b.c").get(ORDER).then(), 401, "UNAUTHENTICATED");
  }

  @Test
  void a_token_that_names_nobody_proves_nobody() {
    var nobody = Jwt.issuer("blotter").upn("ops-1").groups(Roles.OPERATOR).sign();
    problem(given().auth().oauth2(nobody).get(ORDER).then(), 401, "UNAUTHENTICATED");
  }

  @Test
  void a_token_that_ended_proves_nobody() {
    var ended = Instant.now().minusSeconds(10);
    var token =
        Jwt.issuer("blotter")
            .subject("ops-1")
            .groups(Roles.OPERATOR)
            .issuedAt(ended.minusSeconds(60))
            .expiresAt(ended)
            .sign();
    problem(given().auth().oauth2(token).get("/v1/users").then(), 401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @CsvSource({
    "exp, 1000000000000000000",
    "exp, 9223372036854775807",
    "exp, 99999999999999999999",
    "exp, 253402300800",
    "iat, 1000000000000000000",
    "iat, -1000000000000000000",
    "nbf, 1000000000000000000",
    "nbf, -9223372036854775808",
  })
  void a_token_of_a_time_that_is_none_proves_nobody(String claim, BigInteger seconds) {
    var token =
        Jwt.issuer("blotter").subject("ops-1").groups(Roles.OPERATOR).claim(claim, seconds).sign();
    problem(given().auth().oauth2(token).get("/v1/users").then(), 401, "UNAUTHENTICATED");
  }

  @Test
  void a_caller_whose_role_may_not_is_refused() {
    problem(Client.auditor().send("{}").post("/v1/users").then(), 403, "FORBIDDEN");
  }

  @Test
  void an_id_that_is_no_uuid_is_named_and_is_no_404() {
    problem(operator.call().delete("/v1/orders/17").then(), 400, "INVALID_PARAMETER")
        .body(at("errors[0].pointer", equalTo("#order_id")), at("field", equalTo("order_id")));
  }

  @Test
  void text_that_is_no_json_is_shown_where_it_ends() {
    problem(operator.send("{\"email\": ").post("/v1/users").then(), 400, "MALFORMED_JSON")
        .body(at("detail", containsString("line 1")));
  }

  @Test
  void a_field_that_is_not_known_is_named() {
    problem(operator.send("{\"emial\": \"a@b.co\"}").post("/v1/users").then(), 400, "UNKNOWN_FIELD")
        .body(at("field", equalTo("emial")), at("errors[0].pointer", equalTo("/emial")));
  }

  @Test
  void a_field_that_comes_twice_is_refused() {
    var body = "{\"name\": \"A\", \"name\": \"B\"}";
    problem(operator.send(body).post("/v1/users").then(), 400, "MALFORMED_JSON");
  }

  @Test
  void a_value_of_another_kind_is_not_turned_into_text() {
    problem(operator.send("{\"email\": 17}").post("/v1/users").then(), 400, "INVALID_FIELD")
        .body(at("field", equalTo("email")), at("errors[0].detail", equalTo("must be a string")));
  }

  @Test
  void a_word_that_is_none_of_those_known_is_answered_with_them() {
    problem(place("\"side\": \"HOLD\""), 400, "INVALID_FIELD")
        .body(
            at("field", equalTo("side")),
            at("errors[0].detail", equalTo("must be one of BUY, SELL")));
  }

  @Test
  void a_decimal_may_be_text_or_a_number_but_has_no_exponent() {
    problem(place("\"qty\": 1e2"), 400, "INVALID_FIELD").body(at("field", equalTo("qty")));
    problem(place("\"qty\": \"ten\""), 400, "INVALID_FIELD").body(at("field", equalTo("qty")));
    problem(place("\"qty\": true"), 400, "INVALID_FIELD").body(at("field", equalTo("qty")));
    problem(place("\"qty\": 0.1234567891"), 400, "INVALID_FIELD").body(at("field", equalTo("qty")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31T23:59:59Z", "1899-12-31T23:59:59Z", "2026-11-27T10:00:00"})
  void a_time_that_is_not_taken_is_answered_with_those_that_are(String time) {
    problem(place("\"expire_at\": \"" + time + "\""), 400, "INVALID_FIELD")
        .body(at("field", equalTo("expire_at")))
        .body(
            at(
                "errors[0].detail",
                equalTo("must be a time with its offset (RFC 3339) from 1900 until 2200")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_name_that_nobody_can_see_is_refused_in_words(String name) {
    problem(
            operator.send("{\"name\": \"" + name + "\"}").patch(USER).then(),
            400,
            "VALIDATION_FAILED")
        .body(at("errors[0].detail", equalTo("must not be blank")));
  }

  @Test
  void every_field_that_is_missing_is_named() {
    problem(place(""), 400, "VALIDATION_FAILED")
        .body(
            at(
                "errors.pointer",
                hasItems("/client_order_id", "/symbol", "/side", "/type", "/qty")));
  }

  @Test
  void a_body_that_is_missing_is_refused() {
    problem(operator.send("").post("/v1/users").then(), 400, "VALIDATION_FAILED");
    problem(operator.send("null").post("/v1/users").then(), 400, "VALIDATION_FAILED");
  }

  @Test
  void a_body_that_is_no_object_is_refused() {
    problem(operator.send("[]").post("/v1/users").then(), 400, "INVALID_FIELD")
        .body(at("errors[0].pointer", equalTo("")), at("field", equalTo("body")));
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    var body = "{\"name\": \"" + "x".repeat(70_000) + "\"}";
    problem(operator.send(body).post("/v1/users").then(), 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_body_of_another_type_is_refused() {
    var call = operator.call().contentType(ContentType.XML).body("<user/>");
    problem(call.post("/v1/users").then(), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void a_type_that_no_representation_has_is_refused() {
    var call = operator.call().accept("image/png");
    problem(call.get("/v1/quotes/AAPL").then(), 406, "NOT_ACCEPTABLE");
  }

  @Test
  void a_command_without_an_idempotency_key_is_refused() {
    var call = operator.call().contentType(ContentType.JSON).body("{\"reason\": \"test\"}");
    problem(call.post(USER + "/trading-block").then(), 400, "IDEMPOTENCY_KEY_REQUIRED")
        .body(at("field", equalTo("Idempotency-Key")));
  }

  @Test
  void a_correlation_id_that_is_none_is_refused() {
    var call = operator.call().header("Correlation-Id", "mine");
    problem(call.get("/v1/quotes/AAPL").then(), 400, "INVALID_HEADER");
  }

  @Test
  void a_causation_id_that_is_none_is_refused() {
    var call =
        operator
            .send("{\"reason\": \"test\"}")
            .header("Idempotency-Key", "because")
            .header("Causation-Id", "because");
    problem(call.post(USER + "/trading-block").then(), 400, "INVALID_HEADER")
        .body(at("field", equalTo("Causation-Id")));
  }

  @Test
  void the_correlation_id_of_the_client_comes_back_as_trace_id() {
    var id = UUID.randomUUID().toString();
    operator
        .call()
        .header("Correlation-Id", id)
        .get("/v1/quotes/NONE")
        .then()
        .header("Correlation-Id", equalTo(id))
        .body(at("trace_id", equalTo(id)));
  }

  private ValidatableResponse place(String fields) {
    return operator.send("{" + fields + "}").post(USER + "/orders").then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Correlation-Id", notNullValue())
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"))
        .body(
            at("code", equalTo(code)),
            at("type", equalTo("urn:blotter:problem:" + code)),
            at("status", equalTo(status)),
            at("title", notNullValue()),
            at("trace_id", notNullValue()));
  }
}
