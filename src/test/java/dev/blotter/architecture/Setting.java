package dev.blotter.architecture;

import dev.blotter.database.RetentionConverter;
import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One setting of the service.
 *
 * @param mapping the interface with the prefix, which may be the one that holds the method's own
 * @param value its type, without the Optional around it
 */
record Setting(Class<?> mapping, String key, Method method, AnnotatedType value) {

  private static final Set<Type> NUMBERS =
      Set.of(int.class, long.class, double.class, BigDecimal.class, Duration.class);

  /** What refuses by itself all that is not above zero, or less than a year. */
  private static final Set<Class<?>> BOUNDED =
      Set.of(IntervalConverter.class, RetentionConverter.class);

  /** All settings that are numbers or times. */
  static Stream<Setting> numbers() {
    return MainClasses.ALL.stream()
        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
        .<Class<?>>map(type -> type.reflect())
        .flatMap(type -> of(type, type.getAnnotation(ConfigMapping.class).prefix(), type))
        .filter(setting -> NUMBERS.contains(setting.value().getType()));
  }

  private static Stream<Setting> of(Class<?> mapping, String prefix, Class<?> group) {
    return Stream.of(group.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .flatMap(method -> of(mapping, prefix + "." + kebab(method.getName()), method));
  }

  private static Stream<Setting> of(Class<?> mapping, String key, Method method) {
    var type = method.getReturnType();
    return type.isInterface() && type.getEnclosingClass() == mapping
        ? of(mapping, key, type)
        : Stream.of(new Setting(mapping, key, method, value(method.getAnnotatedReturnType())));
  }

  private static AnnotatedType value(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType optional
            && Optional.class.getName().equals(raw(type))
        ? optional.getAnnotatedActualTypeArguments()[0]
        : type;
  }

  private static String raw(AnnotatedType type) {
    return type.getType().getTypeName().replaceFirst("<.*", "");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Whether something says how large or small it may be. */
  boolean isBounded() {
    return Stream.of(method.getAnnotations(), value.getAnnotations())
        .flatMap(Arrays::stream)
        .anyMatch(Setting::bounds);
  }

  private static boolean bounds(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(Constraint.class)
        || (annotation instanceof WithConverter read && BOUNDED.contains(read.value()));
  }

  /** Less than any of them may be. */
  String tooLittle() {
    return value.getType() == Duration.class ? "PT-2S" : "-2";
  }

  @Override
  public String toString() {
    return key;
  }
}
