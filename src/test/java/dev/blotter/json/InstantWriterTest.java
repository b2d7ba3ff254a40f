package dev.blotter.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWriterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T12:34:56.070Z",
        "2026-11-28T08:00:00.000001Z",
        "2026-11-28T08:00:00.100200Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
      })
  void a_moment_is_written_as_java_does(String text) {
    var moment = Instant.parse(text);
    assertThat(Json.write(moment)).isEqualTo('"' + moment.toString() + '"');
  }

  @Test
  void so_are_any_others() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-62_200_000_000L, 253_500_000_000L);
      int unit = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
      var moment =
          Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * (long) unit);
      assertThat(InstantWriter.text(moment)).isEqualTo(moment.toString());
    }
  }
}
