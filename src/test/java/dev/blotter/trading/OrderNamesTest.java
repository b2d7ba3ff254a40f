package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderNamesTest {

  private static final String LONG = "k".repeat(OrderNames.LONGEST);

  @Test
  void what_is_short_enough_is_in_the_name_as_it_is() {
    assertThat(OrderNames.ofClosing("key-1")).isEqualTo("close:key-1");
    assertThat(OrderNames.ofTakeProfit("algo7")).isEqualTo("take-profit:algo7");
    assertThat(OrderNames.ofStopLoss("algo7")).isEqualTo("stop-loss:algo7");
  }

  @Test
  void a_digest_stands_for_what_is_too_long_and_tells_it_from_others() {
    assertThat(OrderNames.ofClosing(LONG))
        .hasSize(OrderNames.LONGEST)
        .startsWith("close:sha256:")
        .isNotEqualTo(OrderNames.ofClosing(LONG + "k"));
  }

  @Test
  void what_looks_like_a_digest_is_taken_for_none() {
    var name = OrderNames.ofClosing(LONG);
    assertThat(OrderNames.ofClosing(name.substring("close:".length()))).isNotEqualTo(name);
  }
}
