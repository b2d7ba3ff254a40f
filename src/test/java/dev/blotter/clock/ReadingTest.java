package dev.blotter.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what another clock says. */
class ReadingTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private static Instant noonAnd(int millis) {
    return NOON.plusMillis(millis);
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void a_clock_was_read_in_the_middle_of_the_way_give_or_take_a_half() {
    assertThat(Reading.between(NOON, noonAnd(75), noonAnd(10)))
        .isEqualTo(new Reading(millis(70), millis(5)));
    assertThat(Reading.between(NOON, noonAnd(-75), noonAnd(10)))
        .isEqualTo(new Reading(millis(-80), millis(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, WITHIN",
    "50, 0, WITHIN",
    "-45, 5, WITHIN",
    "45, 6, UNCERTAIN",
    "-55, 6, UNCERTAIN",
    "0, 51, UNCERTAIN",
    "51, 0, BEYOND",
    "-56, 5, BEYOND"
  })
  void a_clock_is_beyond_only_where_the_reading_leaves_no_doubt(
      int offset, int uncertainty, ClockVerdict verdict) {
    var reading = new Reading(millis(offset), millis(uncertainty));
    assertThat(ClockVerdict.of(reading, millis(50))).isEqualTo(verdict);
  }

  private static NtpV3Impl answer(Instant arrived, Instant left) {
    var answer = new NtpV3Impl();
    answer.setMode(NtpV3Packet.MODE_SERVER);
    answer.setStratum(2);
    answer.setReceiveTimeStamp(TimeStamp.getNtpTime(arrived.toEpochMilli()));
    answer.setTransmitTime(TimeStamp.getNtpTime(left.toEpochMilli()));
    return answer;
  }

  private static Reading rounded(Reading reading) {
    return new Reading(
        millis(Math.round(reading.offset().toNanos() / 1e6f)),
        millis(Math.round(reading.uncertainty().toNanos() / 1e6f)));
  }

  @Test
  void what_a_server_takes_to_answer_is_no_part_of_the_way() throws IOException {
    // 4 ms there, 100 ms of work, 6 ms back, by a clock that is 1,000 ms ahead.
    var answer = answer(noonAnd(1_004), noonAnd(1_104));
    assertThat(rounded(NtpAnswer.reading(answer, NOON, noonAnd(110))))
        .isEqualTo(new Reading(millis(999), millis(5)));
  }

  @Test
  void how_far_the_server_may_be_off_itself_is_added() throws IOException {
    var answer = answer(noonAnd(5), noonAnd(5));
    answer.setRootDelay(0x4000); // a quarter of a second
    answer.setRootDispersion(0x8000); // a half
    assertThat(rounded(NtpAnswer.reading(answer, NOON, noonAnd(10))))
        .isEqualTo(new Reading(millis(0), millis(5 + 125 + 500)));
  }

  @Test
  void seconds_that_begin_anew_in_2036_are_those_of_the_next_era() throws IOException {
    var later = Instant.parse("2037-01-01T00:00:00Z");
    assertThat(rounded(NtpAnswer.reading(answer(later, later), later, later)))
        .isEqualTo(new Reading(Duration.ZERO, Duration.ZERO));
  }

  @Test
  void a_server_that_has_no_time_itself_is_not_believed() {
    var refusing = answer(NOON, NOON);
    refusing.setStratum(0);
    assertThatThrownBy(() -> NtpAnswer.reading(refusing, NOON, NOON))
        .hasMessageContaining("refuses to tell");
    var alarmed = answer(NOON, NOON);
    alarmed.setLeapIndicator(3);
    assertThatThrownBy(() -> NtpAnswer.reading(alarmed, NOON, NOON))
        .hasMessageContaining("not synchronized");
    var astray = answer(NOON, NOON);
    astray.setStratum(16);
    assertThatThrownBy(() -> NtpAnswer.reading(astray, NOON, NOON))
        .hasMessageContaining("not synchronized");
  }
}
