package dev.blotter.audit.web;

import dev.blotter.http.Exchange;
import dev.blotter.http.Faults;
import dev.blotter.http.RequestContext;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.ShowsThePast;
import dev.blotter.http.Texts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.AsyncFile;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets no answer about what is kept for audit, or about the past of somebody else, go out before
 * the request is recorded, whichever feature answers it. What streams is not filtered: it records
 * by itself before its first line.
 */
@Singleton
final class AccessFilter {

  private static final String AUDIT = "/v1/audit";
  private static final String USER = "user_id";
  private static final int FAILED = 500;

  private final AccessRecorder recorder;
  private final Exchange exchange;
  private final Faults faults;

  AccessFilter(AccessRecorder recorder, Exchange exchange, Faults faults) {
    this.recorder = recorder;
    this.faults = faults;
    this.exchange = exchange;
  }

  @ServerResponseFilter
  Uni<Void> record(
      ContainerRequestContext request,
      ContainerResponseContext response,
      @Nullable ResourceInfo resource) {
    boolean audit = isAudit(resource);
    if (!audit && !showsThePast(resource, request.getUriInfo())) {
      return Uni.createFrom().voidItem();
    }
    user(request.getUriInfo()).ifPresent(exchange::concerns);
    var operation = operation(resource);
    return (audit
            ? recorder.record(operation, response.getStatus())
            : recorder.recordUnlessOwn(operation, response.getStatus()))
        .emitOn(RequestContext.executor())
        .onFailure(RequestProblem.class)
        .recoverWithUni(problem -> withhold(response, problem));
  }

  /** What failed anyway shows nothing, and says more than that it was not recorded. */
  private Uni<Void> withhold(ContainerResponseContext response, RequestProblem problem) {
    if (response.getStatus() < FAILED) {
      close(response.getEntity());
      faults.replace(response, problem, exchange.correlationId());
    }
    return Uni.createFrom().voidItem();
  }

  /** By the resource too: there are ways to write an address that do not begin so. */
  private boolean isAudit(@Nullable ResourceInfo resource) {
    return isAudit(exchange.path())
        || type(resource)
            .map(type -> type.getAnnotation(Path.class))
            .filter(path -> isAudit(path.value()))
            .isPresent();
  }

  private static boolean showsThePast(@Nullable ResourceInfo resource, UriInfo address) {
    return method(resource)
        .map(method -> method.getAnnotation(ShowsThePast.class))
        .filter(past -> address.getQueryParameters().containsKey(past.where()))
        .isPresent();
  }

  private static boolean isAudit(String path) {
    return path.equals(AUDIT) || path.startsWith(AUDIT + "/");
  }

  private static Optional<Class<?>> type(@Nullable ResourceInfo resource) {
    return Optional.ofNullable(resource).map(ResourceInfo::getResourceClass);
  }

  private static Optional<Method> method(@Nullable ResourceInfo resource) {
    return Optional.ofNullable(resource).map(ResourceInfo::getResourceMethod);
  }

  private static @Nullable String operation(@Nullable ResourceInfo resource) {
    return method(resource)
        .map(method -> method.getAnnotation(Operation.class))
        .map(Operation::operationId)
        .orElse(null);
  }

  /** Whom the resource found the data to be of, else whom the request names. */
  private Optional<UUID> user(UriInfo address) {
    return exchange.concerned() != null
        ? Optional.empty()
        : Stream.of(address.getPathParameters(), address.getQueryParameters())
            .flatMap(AccessFilter::named)
            .findFirst();
  }

  private static Stream<UUID> named(MultivaluedMap<String, String> parameters) {
    return Stream.ofNullable(parameters.getFirst(USER)).flatMap(id -> Texts.uuid(id).stream());
  }

  /** A file that nobody is going to read is not to stay. */
  private static void close(@Nullable Object entity) {
    if (entity instanceof AsyncFile file) {
      file.close();
    }
  }
}
