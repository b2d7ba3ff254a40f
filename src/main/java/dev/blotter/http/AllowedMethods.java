package dev.blotter.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/**
 * Knows which methods an address has, and what they are. The framework does not say so where it
 * refuses one, and where a resource above has no such method either, takes it for an address that
 * leads nowhere.
 */
@Singleton
public final class AllowedMethods {

  /** What may be asked of any resource, whatever methods it has itself. */
  private static final Set<String> EVERYWHERE = Set.of(HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Within the braces of a value, after its name. */
  private static final Pattern SHAPE = Pattern.compile(":[^{}]*}");

  /** To the framework a path below another is the same with and without it. */
  private static final Pattern FIRST_SLASH = Pattern.compile("^/");

  private final Map<String, RequestMapper<Method>> resources;
  private final Map<String, String> pathNames = new HashMap<>();

  AllowedMethods(BeanManager beans) {
    Map<String, List<RequestPath<Method>>> paths = new TreeMap<>();
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .forEach(method -> add(method, paths));
    this.resources = new TreeMap<>();
    paths.forEach(
        (name, found) -> {
          found.forEach(path -> remember(path.template.template));
          resources.put(name, new RequestMapper<>(new ArrayList<>(found)));
        });
  }

  private void remember(String template) {
    var name = SHAPE.matcher(template).replaceAll("}");
    pathNames.put(template, name);
    pathNames.put(name, name);
  }

  /**
   * The path of a resource without what its values look like, which has itself for a name; empty
   * where none has that one.
   */
  Optional<String> pathName(String template) {
    return Optional.ofNullable(pathNames.get(template));
  }

  /** True where any resource has that method. */
  boolean isMethod(@Nullable String name) {
    return name != null && (resources.containsKey(name) || EVERYWHERE.contains(name));
  }

  /**
   * The methods of a path as it was sent, in the alphabet's order; none where there is no such
   * resource.
   */
  Set<String> at(String path) {
    return canonical(path).map(this::of).orElseGet(Set::of);
  }

  private Set<String> of(String path) {
    Set<String> names = new TreeSet<>();
    resources.forEach(
        (name, templates) -> {
          if (templates.map(path) != null) {
            names.add(name);
          }
        });
    if (names.contains(HttpMethod.GET)) {
      names.add(HttpMethod.HEAD);
    }
    if (!names.isEmpty()) {
      names.add(HttpMethod.OPTIONS);
    }
    return names;
  }

  /**
   * What a request is for, by its method and its path as it was sent; empty where that is nothing.
   */
  public Optional<Target> target(String method, String path) {
    return canonical(path)
        .flatMap(
            plain ->
                Optional.ofNullable(resources.get(method))
                    .flatMap(templates -> Optional.ofNullable(templates.map(plain)))
                    .map(found -> Target.of(found, plain)));
  }

  /**
   * What may be kept of an address for years: its resource, with values that can be right.
   *
   * @param query null where there is none
   * @param answered false where the request was refused
   * @return empty where there is no such resource
   */
  public Optional<KeptAddress> kept(
      String method, String path, @Nullable String query, boolean answered) {
    return canonical(path)
        .flatMap(plain -> nearest(method, plain).map(found -> kept(found, plain, query, answered)));
  }

  private static KeptAddress kept(
      RequestMatch<Method> found, String path, @Nullable String query, boolean answered) {
    return new KeptAddress(
        Target.of(found, path).path(),
        Optional.ofNullable(query)
            .flatMap(sent -> QueryParameters.of(found.value).kept(sent, answered))
            .orElse(null));
  }

  /** HEAD is GET; where there is no such method, any other that the path has. */
  private Optional<RequestMatch<Method>> nearest(String method, String path) {
    var first = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return Stream.concat(Stream.of(first), resources.keySet().stream())
        .flatMap(name -> Stream.ofNullable(resources.get(name)))
        .flatMap(templates -> Stream.ofNullable(templates.map(path)))
        .findFirst();
  }

  /** Empty where the path says nothing in any encoding. */
  private static Optional<String> canonical(String path) {
    try {
      return Optional.of(CanonicalPath.of(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void add(Method method, Map<String, List<RequestPath<Method>>> paths) {
    name(method)
        .ifPresent(
            name ->
                paths
                    .computeIfAbsent(name, first -> new ArrayList<>())
                    .add(new RequestPath<>(false, new URITemplate(path(method), false), method)));
  }

  private static Optional<String> name(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Method method) {
    var below = method.getAnnotation(Path.class);
    var root = method.getDeclaringClass().getAnnotation(Path.class).value();
    return below == null ? root : root + "/" + FIRST_SLASH.matcher(below.value()).replaceFirst("");
  }
}
