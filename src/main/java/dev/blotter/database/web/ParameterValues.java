package dev.blotter.database.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.NamedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a named query from JSON; its example says of which kind each is. */
final class ParameterValues {

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
    try {
      return switch (example) {
        case UUID id when value instanceof String text -> UUID.fromString(text);
        case Instant time when value instanceof String text -> Instant.parse(text);
        case String word when value instanceof String text && text.indexOf('\0') < 0 -> text;
        case Integer number when value instanceof Integer whole -> whole;
        case Long number when value instanceof Integer whole -> whole.longValue();
        case Long number when value instanceof Long whole -> whole;
        default -> throw fault(name, "must be of the kind that the example has");
      };
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw fault(name, "must be of the kind that the example has");
    }
  }

  private static RequestProblem fault(String name, String detail) {
    return RequestProblem.field("parameters/" + name, detail);
  }
}
