package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.json.Json;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** New units for old ones. */
class RatioTest {

  @Test
  void equal_ratios_are_equal_however_they_are_announced() {
    assertThat(Ratio.of("10", "5")).isEqualTo(Ratio.of("2", "1")).isEqualTo(Ratio.of("1", "0.5"));
    assertThat(Ratio.parse("1.025", "1.00")).contains(Ratio.of("41", "40"));
    assertThat(Ratio.of("3", "2")).hasToString("3:2");
  }

  @Test
  void it_is_written_as_two_whole_numbers_and_read_back() {
    var ratio = Ratio.of("1.5", "1");
    assertThat(Json.write(ratio)).isEqualTo("{\"new\":\"3\",\"old\":\"2\"}");
    assertThat(Json.read(Json.write(ratio), Ratio.class)).isEqualTo(ratio);
  }

  @Test
  void what_is_no_ratio_is_none() {
    for (var text : new String[] {"0", "-1", "1000000000", "0.0000000001", "x", "1e3"}) {
      assertThat(Ratio.parse(text, "1")).as(text).isEmpty();
      assertThat(Ratio.parse("1", text)).as(text).isEmpty();
    }
    assertThatThrownBy(() -> new Ratio(BigInteger.ZERO, BigInteger.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_after_the_other_is_their_product_and_there_is_a_way_back() {
    Property.check(
        "a chain of ratios",
        1_000,
        random -> {
          var first = any(random);
          var second = any(random);
          var number = BigDecimal.valueOf(random.nextLong(1, 1L << 40), random.nextInt(10));
          var even = number.multiply(new BigDecimal(first.oldUnits().multiply(second.oldUnits())));
          var chained = exactly(second, exactly(first, even));
          assertThat(chained).isEqualByComparingTo(exactly(first.then(second), even));
          assertThat(exactly(first.inverse(), exactly(first, even))).isEqualByComparingTo(even);
          assertThat(first.then(first.inverse())).isEqualTo(Ratio.ONE);
        });
  }

  private static BigDecimal exactly(Ratio ratio, BigDecimal number) {
    return ratio.times(number, number.scale(), RoundingMode.UNNECESSARY);
  }

  private static Ratio any(RandomGenerator random) {
    return Ratio.of(
        BigDecimal.valueOf(random.nextInt(1, 1_000), random.nextInt(3)),
        BigDecimal.valueOf(random.nextInt(1, 1_000), random.nextInt(3)));
  }
}
