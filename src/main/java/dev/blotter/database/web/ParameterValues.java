package dev.blotter.database.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.Texts;
import dev.blotter.kernel.NamedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a named query from JSON; its example says of which kind each is. */
final class ParameterValues {

  private static final int LONGEST = 200;
  private static final char NO_CHARACTER = '\uffff';

  private ParameterValues() {}

  static Map<String, Object> read(NamedQuery query, @Nullable Map<String, Object> given) {
    Map<String, Object> values = new TreeMap<>();
    if (given != null) {
      given.forEach((name, value) -> values.put(name, read(query, name, value)));
    }
    return values;
  }

  private static Object read(NamedQuery query, String name, @Nullable Object value) {
    var example = query.example().get(name);
    if (example == null) {
      throw fault(name, "is no parameter of " + query.name());
    }
    return value(example, value).orElseThrow(() -> fault(name, "must be " + wanted(example)));
  }

  private static Optional<?> value(Object example, @Nullable Object value) {
    return switch (example) {
      case UUID id when value instanceof String text -> Texts.uuid(text);
      case Instant time when value instanceof String text -> Texts.time(text);
      case LocalDate day when value instanceof String text -> Texts.day(text);
      case String word when value instanceof String text ->
          Optional.of(text).filter(ParameterValues::isText);
      case Integer number when value instanceof Integer whole ->
          Optional.of(whole).filter(n -> n >= 0);
      case Long number when value instanceof Integer whole ->
          Optional.of(whole.longValue()).filter(n -> n >= 0);
      case Long number when value instanceof Long whole -> Optional.of(whole).filter(n -> n >= 0);
      default -> Optional.empty();
    };
  }

  /** What is taken where the example is of that kind. */
  private static String wanted(Object example) {
    return switch (example) {
      case UUID id -> "a UUID";
      case Instant time -> "a time with its offset (RFC 3339), from 1900 to 2200";
      case LocalDate day -> Texts.A_DAY;
      case String word -> "a text of 1 to " + LONGEST + " characters that can be seen";
      case Integer number -> "a whole number from 0 to " + Integer.MAX_VALUE;
      case Long number -> "a whole number from 0 to " + Long.MAX_VALUE;
      default -> "of the kind that the example has";
    };
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && Texts.isPlain(text)
        && text.indexOf(NO_CHARACTER) < 0;
  }

  private static RequestProblem fault(String name, String detail) {
    return RequestProblem.field("parameters/" + name, detail);
  }
}
