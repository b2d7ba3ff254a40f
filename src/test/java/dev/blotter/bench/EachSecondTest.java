package dev.blotter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EachSecondTest {

  @Test
  void it_is_back_to_normal_where_it_stays_so() {
    var times = new EachSecond(List.of(300.0, 20.0, 900.0, 40.0, 30.0));
    assertThat(times.backTo(50)).isEqualTo("back to normal from second 4 on");
  }

  @Test
  void a_good_second_among_bad_ones_is_not_normal() {
    var times = new EachSecond(List.of(300.0, 20.0, 900.0, 800.0));
    assertThat(times.backTo(50)).isEqualTo("not back to normal in 4 s");
  }

  @Test
  void it_may_never_have_been_otherwise() {
    assertThat(new EachSecond(List.of(10.0, 20.0)).backTo(50))
        .isEqualTo("back to normal from second 1 on");
  }
}
