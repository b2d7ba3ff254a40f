package dev.blotter.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as they are spelt in SQL; the server knows their types. */
final class Literals {

  private Literals() {}

  /** All of them in parentheses, or nothing where there are none. */
  static String of(Collection<? extends @Nullable Object> values) {
    return values.isEmpty()
        ? ""
        : values.stream().map(Literals::literal).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Object[] array ->
          quoted(
              Arrays.stream(array)
                  .map(Object::toString)
                  .collect(Collectors.joining(",", "{", "}")));
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
