package dev.blotter.database.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("service")
@QuarkusTest
class ExplainOverHttpTest {

  private static final String EXPLAIN = "/v1/admin/database/explain";

  private final Client operator = Client.operator();

  @Test
  void every_query_is_explained_with_the_example_that_it_is_listed_with()
      throws JsonProcessingException {
    var listed = listed();
    assertThat(listed).hasSizeGreaterThan(10);
    for (var query : listed) {
      explain(query.path("name").asText(), query.path("parameters").toString()).statusCode(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit   | -1                     | a whole number from 0 to 2147483647",
        "limit   | 2147483648             | a whole number from 0 to 2147483647",
        "user_id | \"ada\"                  | a UUID",
      })
  void a_value_that_is_not_taken_is_told_what_is(String name, String value, String wanted) {
    explain("orders-of-user", "{\"%s\": %s}".formatted(name, value))
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/parameters/" + name)))
        .body(at("errors[0].detail", equalTo("must be " + wanted)));
  }

  @Test
  void a_time_that_no_request_may_say_is_not_taken_here_either() {
    explain("events-of-user-until", "{\"until\": \"9999-12-31T23:59:59Z\"}")
        .statusCode(400)
        .body(
            at(
                "errors[0].detail",
                equalTo("must be a time with its offset (RFC 3339), from 1900 to 2200")));
  }

  private JsonNode listed() throws JsonProcessingException {
    return new ObjectMapper().readTree(operator.call().get(EXPLAIN).asString());
  }

  private ValidatableResponse explain(String query, String parameters) {
    return operator
        .send("{\"query\": \"%s\", \"parameters\": %s}".formatted(query, parameters))
        .post(EXPLAIN)
        .then();
  }
}
