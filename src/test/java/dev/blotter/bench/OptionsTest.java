package dev.blotter.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final String USAGE =
      """
      Usage: ./blotter bench queries [--orders N] [--seconds S]
             ./blotter bench seeding [--orders N]""";

  @Test
  void what_a_bench_has_is_taken() {
    var options = Options.of(USAGE, "queries", "--orders", "20000");
    assertThat(options.command()).isEqualTo("queries");
    assertThat(options.number("orders", 1)).isEqualTo(20_000);
    assertThat(options.number("seconds", 5)).isEqualTo(5);
  }

  @Test
  void a_mistyped_option_is_refused_and_not_left_out() {
    refuses("--second", "queries", "--second", "5");
    refuses("--seconds=5", "queries", "--seconds=5", "--orders", "7");
    refuses("seconds", "queries", "seconds", "5");
  }

  @Test
  void so_is_one_that_another_bench_has() {
    refuses("--seconds", "seeding", "--seconds", "5");
  }

  @Test
  void a_value_has_to_be_there_and_a_number() {
    refuses("wants a value", "queries", "--orders");
    assertThatThrownBy(() -> Options.of(USAGE, "queries", "--orders", "many").number("orders", 1))
        .isInstanceOf(Options.NotUnderstood.class)
        .hasMessageContaining("many");
  }

  private static void refuses(String named, String... words) {
    assertThatThrownBy(() -> Options.of(USAGE, words))
        .isInstanceOf(Options.NotUnderstood.class)
        .hasMessageContaining(named);
  }
}
