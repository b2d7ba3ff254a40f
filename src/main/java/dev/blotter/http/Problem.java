package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success (RFC 9457), with the members that we add.
 *
 * @param code stable, with one meaning; the last part of the type
 * @param field the first field at fault, or null where none is
 * @param errors every fault found, or null where none is tied to a field
 * @param context figures that help (what is free, what was asked), or null
 * @param retryable true where the same request may succeed later
 * @param order the order concerned as it stands now, as JSON text, or null
 * @param current another aggregate concerned as it stands now, as JSON text, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A problem as RFC 9457 has it; docs/errors.md explains every code")
public record Problem(
    @Schema(examples = "urn:blotter:problem:VALIDATION_FAILED") String type,
    @Schema(examples = "Fields of the request are missing or invalid") String title,
    @Schema(examples = "400") int status,
    @Nullable String detail,
    @Schema(ref = "ProblemCode") String code,
    @Nullable String field,
    @Nullable List<FieldError> errors,
    @Nullable Map<String, String> context,
    boolean retryable,
    @Schema(description = "The correlation id of the request; the log has it too") String traceId,
    @Schema(ref = "OrderView") @JsonRawValue @Nullable String order,
    @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class) @JsonRawValue
        @Nullable String current) {

  /** The media type of every problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The type of a problem with that code. */
  public static String typeOf(String code) {
    return "urn:blotter:problem:" + code;
  }

  /** A problem of the request or of the service itself. */
  static Problem of(
      HttpError error, @Nullable String detail, List<FieldError> errors, String traceId) {
    return of(error, detail, errors, Map.of(), traceId);
  }

  /** The problem that a request is. */
  static Problem of(RequestProblem problem, String traceId) {
    var detail = problem.getMessage();
    return of(problem.error(), detail, problem.errors(), problem.context(), traceId);
  }

  private static Problem of(
      HttpError error,
      @Nullable String detail,
      List<FieldError> errors,
      Map<String, String> context,
      String traceId) {
    return new Problem(
        typeOf(error.name()),
        error.title(),
        error.status(),
        detail,
        error.name(),
        errors.isEmpty() ? null : errors.getFirst().field(),
        errors.isEmpty() ? null : List.copyOf(errors),
        context.isEmpty() ? null : context,
        error.retryable(),
        traceId,
        null,
        null);
  }
}
