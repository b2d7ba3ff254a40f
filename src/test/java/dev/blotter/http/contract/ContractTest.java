package dev.blotter.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a description promises is missed where it is not kept. */
class ContractTest {

  private final Contract contract =
      new Contract(
          Json.read(
              """
              {"paths": {
                "/v1/orders": {"post": {"operationId": "place",
                  "requestBody": {"content": {"application/json": {"schema":
                    {"type": "object", "required": ["qty"], "properties": {"qty": {"type": "string"}}}}}},
                  "responses": {"204": {"description": "Placed"}}}},
                "/v1/orders/{id}": {"get": {"operationId": "read", "responses": {
                  "200": {"headers": {"Blotter-Position": {"$ref": "#/components/headers/P"}},
                    "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Order"}},
                    "application/x-ndjson": {"schema": {"$ref": "#/components/schemas/Order"}}}},
                  "404": {"$ref": "#/components/responses/Problem404"}}}},
                "/v1/events": {"get": {"operationId": "events", "responses": {"200": {"content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/Event"}}}}}}},
                "/v1/quotes/{symbol}": {"delete": {"operationId": "drop", "responses": {
                  "204": {"description": "Gone"}}}}},
              "components": {
                "responses": {"Problem404": {"content": {"application/problem+json": {"schema":
                  {"type": "object", "properties": {"code": {"type": "string"}}}}}}},
                "schemas": {"Order": {"type": "object", "required": ["id"], "properties": {
                  "id": {"type": "string", "format": "uuid"},
                  "side": {"type": "string", "enum": ["BUY", "SELL"]},
                  "fills": {"type": "array", "items": {"$ref": "#/components/schemas/Fill"}}}},
                "Fill": {"type": "object", "properties": {"qty": {"type": "string"}}},
                "Event": {"type": "object", "properties": {"event_type": {"type": "string"},
                  "payload": {"type": "object", "additionalProperties": true}}},
                "Filled": {"type": "object", "required": ["qty"], "properties": {
                  "qty": {"type": "string"}}}}}}
              """,
              JsonNode.class));

  @Test
  void an_answer_as_described_has_no_fault() {
    assertThat(
            read(
                """
                {"id": "00000000-0000-0000-0000-000000000001", "side": "BUY", "fills": [{"qty": "1"}]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"side": "BUY"}                                            | : required property 'id'
          {"id": "1"}                                                | /id "1": does not match the uuid
          {"id": "00000000-0000-0000-0000-000000000001", "fills": null} | /fills null: null found
          {"id": "00000000-0000-0000-0000-000000000001", "side": "B"}  | /side "B": does not have a value
          {"id": "00000000-0000-0000-0000-000000000001", "fills": [{"qty": 1}]} | /fills/0/qty 1: integer
          {"id": "00000000-0000-0000-0000-000000000001", "fills": [{"x": 1}]} | /fills/0: property 'x'
          """)
  void a_fault_names_the_operation_the_status_the_place_and_why(String answer, String fault) {
    assertThat(read(answer))
        .singleElement()
        .asString()
        .startsWith("read (GET /v1/orders/{id}) 200 " + fault);
  }

  @Test
  void each_line_is_held_against_the_schema() {
    var lines = Body.of("application/x-ndjson", "{\"id\": 7}\n\n{\"ids\": 8}\n");
    assertThat(contract.answered("GET", "/v1/orders/7", 200, lines)).hasSize(3);
  }

  @Test
  void an_answer_that_is_not_described_is_missed() {
    assertThat(contract.answered("GET", "/v1/orders/7", 409, problem("{}")))
        .containsExactly("read (GET /v1/orders/{id}) 409: is not described");
    assertThat(contract.answered("GET", "/v1/orders/7", 200, Body.of("text/csv", "7")))
        .containsExactly("read (GET /v1/orders/{id}) 200: 'text/csv' is not described");
    assertThat(contract.answered("GET", "/v1/orders/7", 200, Body.of(null, "")))
        .containsExactly("read (GET /v1/orders/{id}) 200: has no body");
    assertThat(contract.answered("GET", "/v1/nothing", 200, problem("{}"))).hasSize(1);
  }

  @Test
  void a_header_of_ours_comes_once_where_it_is_described_and_nowhere_else() {
    var none = List.<String>of();
    assertThat(contract.headed("GET", "/v1/orders/7", 200, List.of("Blotter-Position"))).isEmpty();
    assertThat(contract.headed("GET", "/v1/orders/7", 200, none))
        .containsExactly("read (GET /v1/orders/{id}) 200: lacks Blotter-Position");
    assertThat(
            contract.headed(
                "GET", "/v1/orders/7", 200, List.of("Blotter-Position", "Blotter-Position")))
        .containsExactly("read (GET /v1/orders/{id}) 200: has Blotter-Position twice");
    assertThat(contract.headed("GET", "/v1/events", 200, List.of("ETag", "Blotter-Parked")))
        .containsExactly("events (GET /v1/events) 200: Blotter-Parked is not described");
    assertThat(contract.headed("GET", "/v1/orders/7", 404, none)).isEmpty();
    assertThat(contract.headed("POST", "/v1/orders", 204, none)).isEmpty();
  }

  @Test
  void what_is_nowhere_is_answered_by_a_problem() {
    assertThat(contract.answered("GET", "/v1/nothing", 404, problem("{\"code\": \"X\"}")))
        .isEmpty();
    assertThat(contract.answered("GET", "/v1/nothing", 404, problem("{\"oops\": 1}"))).hasSize(1);
    assertThat(contract.answered("DELETE", "/v1/quotes/EUR/USD", 204, Body.of(null, ""))).isEmpty();
  }

  @Test
  void a_request_that_was_taken_is_held_against_its_schema() {
    assertThat(contract.taken("POST", "/v1/orders", json("{\"qty\": \"1\"}"))).isEmpty();
    assertThat(contract.taken("POST", "/v1/orders", json("{\"qty\": 1}")))
        .containsExactly("place (POST /v1/orders) request /qty 1: integer found, string expected");
  }

  @Test
  void what_happened_is_held_against_the_schema_named_after_the_type_of_event() {
    var filled = "{\"event_type\": \"Filled\", \"payload\": %s}";
    assertThat(events(filled.formatted("{\"qty\": \"1\"}"))).isEmpty();
    assertThat(events(filled.formatted("{\"px\": \"1\"}"))).hasSize(2);
    assertThat(events(filled.formatted("{\"qty\": 1}")))
        .containsExactly(
            "events (GET /v1/events) 200 Filled/qty 1: integer found, string expected");
  }

  private List<String> events(String answer) {
    return contract.answered("GET", "/v1/events", 200, json(answer));
  }

  private List<String> read(String answer) {
    return contract.answered("GET", "/v1/orders/7", 200, json(answer));
  }

  private static Body json(String text) {
    return Body.of("application/json;charset=UTF-8", text);
  }

  private static Body problem(String text) {
    return Body.of("application/problem+json", text);
  }
}
