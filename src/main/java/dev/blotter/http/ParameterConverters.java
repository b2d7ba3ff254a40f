package dev.blotter.http;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads path and query parameters; a value of the wrong form is a 400 that names it, not a 404. */
@Provider
public final class ParameterConverters implements ParamConverterProvider {

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern WIDE = Pattern.compile("-?\\d{1,18}");

  private static final String ANY_EVENT = "must be a type of event such as OrderFilled";

  private static final Map<Class<?>, Form<?>> FORMS =
      Map.of(
          UUID.class, new Form<>("must be a UUID", Texts::uuid),
          Instant.class, new Form<>("must be " + Texts.A_TIME, Texts::time),
          AsOf.class,
              new Form<>("must be " + Texts.A_TIME + ", or a place such as 7.1042", AsOf::parse),
          LocalDate.class, new Form<>("must be " + Texts.A_DAY, Texts::day),
          Currency.class, new Form<>("must be a currency such as USD", Currency::named),
          Symbol.class, new Form<>("must be a symbol such as AAPL", Symbol::parse),
          Integer.class, new Form<>("must be a whole number", ParameterConverters::whole),
          Boolean.class, new Form<>("must be true or false", ParameterConverters::flag),
          Long.class, new Form<>("must be a whole number", ParameterConverters::wide));

  private final EventCodec codec;

  ParameterConverters(EventCodec codec) {
    this.codec = codec;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation @Nullable [] annotations) {
    var form = rawType.isEnum() ? anyOf(rawType) : (Form<T>) form(rawType);
    return form == null ? null : new Converter<>(name(annotations), form);
  }

  private @Nullable Form<?> form(Class<?> type) {
    return type == EventType.class
        ? new Form<>(ANY_EVENT, name -> Optional.of(name).filter(codec::knows).map(EventType::new))
        : FORMS.get(type);
  }

  private static <T> Form<T> anyOf(Class<T> type) {
    if (type == AggregateType.class) {
      return new Form<>(
          "must be user, portfolio, order or position",
          text -> AggregateType.ofLabel(text).map(type::cast));
    }
    var constants = List.of(type.getEnumConstants());
    return new Form<>(
        "must be one of " + constants,
        text -> constants.stream().filter(c -> c.toString().equals(text)).findFirst());
  }

  private static Optional<Integer> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Long> wide(String text) {
    return WIDE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Optional<Boolean> flag(String text) {
    return Optional.of(text)
        .filter(t -> t.equals("true") || t.equals("false"))
        .map(Boolean::valueOf);
  }

  private static String name(Annotation @Nullable [] annotations) {
    return Stream.of(annotations == null ? new Annotation[0] : annotations)
        .flatMap(ParameterConverters::named)
        .findFirst()
        .orElse("parameter");
  }

  private static Stream<String> named(Annotation annotation) {
    if (annotation instanceof PathParam path) {
      return Stream.of(path.value());
    }
    return annotation instanceof QueryParam query ? Stream.of(query.value()) : Stream.of();
  }

  private record Form<T>(String words, Function<String, Optional<T>> parse) {}

  private record Converter<T>(String name, Form<T> form) implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String text) {
      return text == null
          ? null
          : form.parse()
              .apply(text)
              .orElseThrow(() -> RequestProblem.parameter(name, form.words()));
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
