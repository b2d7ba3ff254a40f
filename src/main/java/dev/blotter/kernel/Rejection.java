package dev.blotter.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused: a normal outcome, not a fault.
 *
 * @param code the stable reason
 * @param message one sentence for a person
 * @param field the name of the request's field at fault, or null where none is
 * @param context figures that help the caller, by name (limits, what is free, what was asked)
 */
public record Rejection(
    RejectionCode code, String message, @Nullable String field, Map<String, String> context) {

  public Rejection {
    context = Map.copyOf(context);
  }

  public static Rejection of(RejectionCode code, String message) {
    return new Rejection(code, message, null, Map.of());
  }

  public static Rejection of(RejectionCode code, String message, Map<String, String> context) {
    return new Rejection(code, message, null, context);
  }

  public static Rejection ofField(RejectionCode code, String field, String message) {
    return new Rejection(code, message, field, Map.of());
  }
}
