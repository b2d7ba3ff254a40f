package dev.blotter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a moment in the form in which {@link InstantWriter} writes it, without a formatter, which
 * was a tenth of the reading of an event; any other form as Jackson reads it.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {

  @Serial private static final long serialVersionUID = 1L;

  /** With a zero for any digit. */
  private static final String FORM = "0000-00-00T00:00:00.000000000";

  private static final int FRACTION = "0000-00-00T00:00:00.".length();
  private static final int NANO_DIGITS = 9;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      var moment = moment(parser.getText());
      if (moment != null) {
        return moment;
      }
    }
    return InstantDeserializer.INSTANT.deserialize(parser, context);
  }

  /** Null where the text has another form, or names no moment. */
  static @Nullable Instant moment(String text) {
    int end = text.length() - 1;
    if (!hasForm(text, end)) {
      return null;
    }
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1 || month > 12 || day < 1 || day > days(text, month)) {
      return null;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long date = LocalDate.of(number(text, 0, 4), month, day).toEpochDay();
    return Instant.ofEpochSecond(
        ((date * 24 + hour) * 60 + minute) * 60 + second, nanos(text, end));
  }

  private static int days(String text, int month) {
    return LocalDate.of(number(text, 0, 4), month, 1).lengthOfMonth();
  }

  /** Digits and signs where they belong, without a fraction or with one of nanoseconds at most. */
  private static boolean hasForm(String text, int end) {
    boolean isWhole = end == FRACTION - 1;
    boolean hasFraction = end > FRACTION && end <= FORM.length();
    if ((!isWhole && !hasFraction) || text.charAt(end) != 'Z') {
      return false;
    }
    for (int at = 0; at < end; at++) {
      char sign = FORM.charAt(at);
      char found = text.charAt(at);
      if (sign == '0' ? found < '0' || found > '9' : found != sign) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = 10 * number + text.charAt(at) - '0';
    }
    return number;
  }

  private static int nanos(String text, int end) {
    if (end < FRACTION) {
      return 0;
    }
    int nanos = number(text, FRACTION, end);
    for (int digits = end - FRACTION; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }
}
