package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  private static final String BODY =
      """
      {"code": "X", "none": null, "some": true, "count": 3, "large": 5000000000,
       "items": [{"id": "a", "fees": [{"of": "USD"}]}, {"id": "b", "fees": []}, {"fees": []}]}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code",
        "none",
        "some",
        "count",
        "large",
        "nothing",
        "none.of.it",
        "items",
        "items.id",
        "items[0].id",
        "items[-1].id",
        "items[1]",
        "items[7]",
        "items[7].id",
        "items.fees.of",
        "items[0].fees[0].of",
        "items.nothing"
      })
  void a_path_leads_where_rest_assured_says_that_it_leads(String path) throws Exception {
    var body = new ObjectMapper().readValue(BODY, JsonBody.class);
    assertThat(body.<Object>at(path)).isEqualTo(JsonPath.from(BODY).get(path));
  }

  @Test
  void a_body_without_a_name_is_a_list() {
    assertThat(at("[1]", equalTo(2)).matches("[1, 2]")).isTrue();
    assertThat(at("", equalTo(1)).matches("[1, 2]")).isFalse();
  }
}
