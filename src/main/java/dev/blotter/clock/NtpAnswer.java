package dev.blotter.clock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/**
 * What an answer of a server of NTP says of its clock (RFC 5905, section 8). The library's own sums
 * are in milliseconds, which is as much as some clocks may be off in all.
 */
final class NtpAnswer {

  private static final int NOT_SYNCHRONIZED = 3;
  private static final int LAST_STRATUM = 15;

  /** Seconds from 1900 to 1970, and to 2036, when those of 32 bits begin anew. */
  private static final long EPOCH_1900 = -2_208_988_800L;

  private static final long EPOCH_2036 = 2_085_978_496L;
  private static final long FIRST_BIT = 0x8000_0000L;

  private static final long NANOS = 1_000_000_000L;
  private static final int SHORT_FRACTION = 16;
  private static final int FRACTION = 32;

  private NtpAnswer() {}

  /**
   * @param sent when the question went out, by this node's clock
   * @param received when the answer had come, by this node's clock
   * @throws IOException where the server says that its clock is not to be trusted
   */
  static Reading reading(NtpV3Packet answer, Instant sent, Instant received) throws IOException {
    mustBeTrusted(answer);
    var arrived = instant(answer.getReceiveTimeStamp());
    var left = instant(answer.getTransmitTimeStamp());
    var offset = Duration.between(sent, arrived).plus(Duration.between(received, left));
    var underWay = Duration.between(sent, received).minus(Duration.between(arrived, left)).abs();
    var uncertainty =
        underWay
            .plus(seconds(answer.getRootDelay()))
            .dividedBy(2)
            .plus(seconds(answer.getRootDispersion()));
    return new Reading(offset.dividedBy(2), uncertainty);
  }

  private static void mustBeTrusted(NtpV3Packet answer) throws IOException {
    int stratum = answer.getStratum();
    if (answer.getMode() != NtpV3Packet.MODE_SERVER || stratum == 0) {
      throw new IOException("refuses to tell the time: " + answer.getReferenceIdString());
    }
    if (answer.getLeapIndicator() == NOT_SYNCHRONIZED || stratum > LAST_STRATUM) {
      throw new IOException("is not synchronized itself");
    }
  }

  private static Instant instant(TimeStamp time) {
    long seconds = time.getSeconds();
    long epoch = (seconds & FIRST_BIT) == 0 ? EPOCH_2036 : EPOCH_1900;
    return Instant.ofEpochSecond(epoch + seconds, (time.getFraction() * NANOS) >> FRACTION);
  }

  /** Of the short form: 16 bits of seconds, 16 of their fraction. */
  private static Duration seconds(int shortForm) {
    return Duration.ofNanos((Integer.toUnsignedLong(shortForm) * NANOS) >> SHORT_FRACTION);
  }
}
