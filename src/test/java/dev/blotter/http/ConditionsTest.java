package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions with several tags, on one line or more, strong and weak (RFC 9110, section 13.1). */
@Tag("service")
@QuarkusTest
class ConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'9','1' | 202",
        "'1', '9' | 202",
        "W/'1', '1' | 202",
        "'9' + '1' | 202",
        "'9' + '8' | 412",
        "W/'1' | 412",
        "'01' | 412",
        "'another' | 412",
        "* | 202",
        "1 | 400",
        "* + '1' | 400",
      })
  void a_change_is_made_where_one_of_the_tags_is_that_of_the_order(String lines, int status) {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("tags", "AAPL", "10", "100").path("order_id").toString();
    var call = ada.trader().call();
    for (var line : lines.replace('\'', '"').split(" \\+ ", -1)) {
      call.header("If-Match", line);
    }
    var answer = call.delete("/v1/orders/" + id).then().statusCode(status);
    if (status == 400) {
      answer.body(at("code", equalTo("INVALID_HEADER")), at("field", equalTo("If-Match")));
    }
  }

  @Test
  void what_is_not_there_has_no_tag_to_match() {
    var ada = Account.withCash("1.00");
    ada.trader()
        .call()
        .header("If-Match", "*")
        .delete("/v1/orders/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void a_profile_is_changed_where_one_of_the_tags_is_its_own() {
    var ada = Account.withCash("1.00");
    for (var tag : List.of("\"7\", W/\"1\"", "\"7\", \"1\"")) {
      ada.trader()
          .send("{\"name\": \"Ada King\"}")
          .header("If-Match", tag)
          .patch(ada.path(""))
          .then()
          .statusCode(tag.contains("W/") ? 412 : 200);
    }
  }

  @Test
  void what_the_client_has_is_found_on_any_line() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("tags", "AAPL", "10", "100").path("order_id").toString();
    ada.trader()
        .call()
        .header("If-None-Match", "\"9\"")
        .header("If-None-Match", "W/\"1\"")
        .get("/v1/orders/" + id)
        .then()
        .statusCode(304);
  }
}
