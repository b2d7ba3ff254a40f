package dev.blotter.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Ratio;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an object of the log holds.
 *
 * @param type a record whose fields are written one by one
 */
record Shape(Class<?> type) {

  /** Records that are written as a text or as a pair of texts; the page begins with them. */
  private static final List<Class<?>> VALUES =
      List.of(Currency.class, Money.class, Commission.class, Ratio.class, Fraction.class);

  private static final Map<Class<?>, String> PLAIN =
      Map.of(
          String.class, "text",
          BigDecimal.class, "Decimal",
          LocalDate.class, "Day",
          boolean.class, "true or false",
          int.class, "number",
          Integer.class, "number");

  static String stored(String field) {
    return SnakeCaseStrategy.INSTANCE.translate(field);
  }

  List<RecordComponent> fields() {
    return List.of(type.getRecordComponents());
  }

  /** The shapes and enums that its fields have, and those that theirs have. */
  Stream<Class<?>> parts() {
    return fields().stream()
        .map(field -> element(field.getGenericType()))
        .filter(part -> part.isEnum() || isShape(part))
        .flatMap(
            part ->
                part.isEnum()
                    ? Stream.of(part)
                    : Stream.concat(Stream.of(part), new Shape(part).parts()));
  }

  static boolean isOptional(RecordComponent field) {
    return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** What is written for a field of that type, with a link where that is explained. */
  static String written(Type type) {
    var element = element(type);
    var name =
        element.isEnum() || isShape(element)
            ? "[%s](#%s)".formatted(element.getSimpleName(), anchor(element))
            : PLAIN.getOrDefault(element, element.getSimpleName());
    return type instanceof ParameterizedType ? "list of " + name : name;
  }

  static List<String> values(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
  }

  private static String anchor(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  private static boolean isShape(Class<?> type) {
    return type.isRecord() && type.getRecordComponents().length > 1 && !VALUES.contains(type);
  }
}
