package dev.blotter.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.bench.load.Request.Kind;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  private void answered(int status, long took) {
    var request = Request.post("/v1/orders", "token", "key", "{}", answer -> {});
    tally.add(request, new Answer(status, "HTTP/1.1 " + status, "{}"), 0, took);
  }

  @Test
  void a_quick_refusal_is_no_throughput_and_no_time_of_a_command() {
    answered(201, 1_000_000);
    answered(503, 10);
    answered(201, 3_000_000);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.accepted(Kind.COMMAND).getTotalCount()).isEqualTo(2);
    assertThat(tally.accepted(Kind.COMMAND).getMinValue()).isGreaterThan(900_000);
    assertThat(tally.refused()).isEqualTo(1);
  }

  @Test
  void a_command_that_waited_is_throughput_of_the_second_that_answered_it() {
    answered(201, 2_500_000_000L);
    assertThat(tally.carried(0, 2)).isZero();
    assertThat(tally.carried(2, 3)).isEqualTo(1);
    assertThat(tally.between(0, 1).accepted(Kind.COMMAND).getTotalCount()).isEqualTo(1);
  }
}
