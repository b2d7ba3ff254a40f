package dev.blotter.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query parameters that a method of a resource reads.
 *
 * @param types what each is read as; one that may be given several times, as a collection
 */
record QueryParameters(Map<String, Class<?>> types) {

  /** Found once for each method: every request asks. */
  private static final Map<Method, QueryParameters> KNOWN = new ConcurrentHashMap<>();

  QueryParameters {
    types = Map.copyOf(types);
  }

  static QueryParameters of(Method method) {
    return KNOWN.computeIfAbsent(method, QueryParameters::read);
  }

  private static QueryParameters read(Method method) {
    Map<String, Class<?>> found = new HashMap<>();
    for (Parameter parameter : method.getParameters()) {
      add(parameter, parameter.getType(), found);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        addFields(parameter.getType(), found);
      }
    }
    return new QueryParameters(found);
  }

  boolean knows(String name) {
    return types.containsKey(name);
  }

  boolean mayRepeat(String name) {
    return Collection.class.isAssignableFrom(types.getOrDefault(name, Object.class));
  }

  /**
   * The parameters of a query that there are, as they were sent; people write all sorts of things
   * where others belong. Of one that may hold an e-mail address stands the name. Empty where there
   * are none.
   *
   * @param answered false where the request was refused. Then its values may be anything too, and
   *     only ids and times that can be some are left
   */
  Optional<String> kept(String query, boolean answered) {
    var kept =
        Stream.of(query.split("&"))
            .flatMap(parameter -> keptOf(parameter, answered).stream())
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private Optional<String> keptOf(String parameter, boolean answered) {
    int end = parameter.indexOf('=');
    var name = decoded(end < 0 ? parameter : parameter.substring(0, end));
    if (!knows(name)) {
      return Optional.empty();
    }
    var value = end < 0 ? "" : decoded(parameter.substring(end + 1));
    boolean fits = answered ? value.indexOf('@') < 0 : fits(name, value);
    return Optional.of(fits ? parameter : name + "={" + name + "}");
  }

  private boolean fits(String name, String value) {
    var type = types.get(name);
    return (type == UUID.class && Texts.uuid(value).isPresent())
        || (type == Instant.class && Texts.time(value).isPresent())
        || (type == AsOf.class && AsOf.parse(value).isPresent());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void addFields(Class<?> bean, Map<String, Class<?>> found) {
    for (Field field : bean.getDeclaredFields()) {
      add(field, field.getType(), found);
    }
  }

  private static void add(AnnotatedElement place, Class<?> type, Map<String, Class<?>> found) {
    var query = place.getAnnotation(QueryParam.class);
    if (query != null) {
      found.put(query.value(), type);
    }
  }
}
