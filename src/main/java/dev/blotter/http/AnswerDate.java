package dev.blotter.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time of an answer, which each says in {@code Date} (RFC 9110, 6.6.1): clients can tell by it
 * how far their clocks are off. It is written once a second.
 */
@ApplicationScoped
class AnswerDate {

  /** IMF-fixdate: RFC 9110, 5.6.7. */
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private volatile Written last = new Written(Instant.EPOCH);

  AnswerDate(InstantSource clock) {
    this.clock = clock;
  }

  String now() {
    var now = clock.instant();
    var written = last;
    if (written.second != now.getEpochSecond()) {
      written = new Written(now);
      last = written;
    }
    return written.text;
  }

  private static final class Written {
    final long second;
    final String text;

    Written(Instant at) {
      second = at.getEpochSecond();
      text = FORM.format(at);
    }
  }
}
