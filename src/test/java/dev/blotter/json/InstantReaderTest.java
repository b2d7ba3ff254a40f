package dev.blotter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

  private static Instant read(String text) {
    return Json.read('"' + text + '"', Instant.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T12:34:56.07Z",
        "2026-11-28T08:00:00.000001Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z",
      })
  void a_moment_is_read_as_java_does(String text) {
    assertThat(InstantReader.moment(text)).isEqualTo(Instant.parse(text));
    assertThat(read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "2026-11-28T08:00:00+00:00",
        "2026-11-28T24:00:00Z",
        "2026-11-28T08:00:00.Z",
      })
  void what_has_another_form_is_left_to_the_library(String text) {
    assertThat(InstantReader.moment(text)).isNull();
    assertThat(read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:0aZ",
        "Z",
      })
  void what_is_no_moment_is_a_fault(String text) {
    assertThat(InstantReader.moment(text)).isNull();
    assertThatThrownBy(() -> read(text)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void what_is_written_is_read() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-62_160_000_000L, 253_400_000_000L);
      var moment = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      assertThat(InstantReader.moment(InstantWriter.text(moment))).isEqualTo(moment);
    }
  }
}
