package dev.blotter.http;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * How a request was refused, for whoever keeps a record of that: what is on record otherwise, as a
 * denial is, is not noted.
 *
 * @param code of the problem
 * @param status of the answer
 */
public record Refused(String code, int status) {

  private static final String KEY = "blotter.refused";

  static Refused of(HttpError error) {
    return new Refused(error.name(), error.status());
  }

  /** What was noted last of that request; null where nothing was. */
  public static @Nullable Refused of(RoutingContext context) {
    return context.get(KEY);
  }

  void note(RoutingContext context) {
    context.put(KEY, this);
  }
}
