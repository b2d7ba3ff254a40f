package dev.blotter.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortedJsonTest {

  @Test
  void the_order_of_members_and_the_space_between_them_say_nothing() {
    assertThat(SortedJson.of("{\"b\": {\"d\": [2, 1], \"c\": \"x\"}, \"a\": 1.50}"))
        .isEqualTo(SortedJson.of("{\"a\":1.50,\"b\":{\"c\":\"x\",\"d\":[2,1]}}"))
        .isEqualTo("{\"a\":1.50,\"b\":{\"c\":\"x\",\"d\":[2,1]}}");
  }

  @Test
  void the_order_of_elements_says_something() {
    assertThat(SortedJson.of("[2, 1]")).isNotEqualTo(SortedJson.of("[1, 2]"));
  }

  @Test
  void what_is_no_json_stays_as_it_is() {
    assertThat(SortedJson.of("{\"a\": ")).isEqualTo("{\"a\": ");
  }
}
