package dev.blotter.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what can only be answered in a type that the caller does not take. The framework does so
 * where a resource has one type; where it has several it would answer in the first.
 */
@Singleton
final class AcceptFilter {

  private final Map<Method, List<MediaType>> several = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    var types = several.computeIfAbsent(resource.getResourceMethod(), AcceptFilter::types);
    if (!types.isEmpty() && types.stream().noneMatch(type -> isTaken(request, type))) {
      throw RequestProblem.of(HttpError.NOT_ACCEPTABLE, "there is " + words(types));
    }
  }

  private static String words(List<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(" and "));
  }

  private static boolean isTaken(ContainerRequestContext request, MediaType type) {
    return request.getAcceptableMediaTypes().stream().anyMatch(type::isCompatible);
  }

  /** Those that the methods of one path have between them; none where the method is alone. */
  private static List<MediaType> types(Method method) {
    var path = path(method);
    var methods =
        Stream.of(method.getDeclaringClass().getMethods())
            .filter(each -> each.isAnnotationPresent(GET.class) && path(each).equals(path))
            .toList();
    return methods.contains(method) && methods.size() > 1
        ? methods.stream().flatMap(AcceptFilter::produced).toList()
        : List.of();
  }

  private static String path(Method method) {
    var path = method.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static Stream<MediaType> produced(Method method) {
    var produces = method.getAnnotation(Produces.class);
    return produces == null ? Stream.empty() : Stream.of(produces.value()).map(MediaType::valueOf);
  }
}
