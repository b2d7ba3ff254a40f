package dev.blotter.http;

import dev.blotter.kernel.Foreseen;
import jakarta.ws.rs.WebApplicationException;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/** Thrown where a request cannot be understood or must not be answered; it becomes a problem. */
public final class RequestProblem extends WebApplicationException implements Foreseen {
  @Serial private static final long serialVersionUID = 1L;

  private final HttpError error;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> context;

  public RequestProblem(HttpError error, String detail, List<FieldError> errors) {
    this(error, detail, errors, Map.of());
  }

  private RequestProblem(
      HttpError error, String detail, List<FieldError> errors, Map<String, String> context) {
    super(detail, error.status());
    this.error = error;
    this.errors = List.copyOf(errors);
    this.context = Map.copyOf(context);
  }

  public static RequestProblem of(HttpError error, String detail) {
    return new RequestProblem(error, detail, List.of());
  }

  /** No field is at fault; figures help. */
  public static RequestProblem of(HttpError error, String detail, Map<String, String> context) {
    return new RequestProblem(error, detail, List.of(), context);
  }

  /** Several things are at fault, or one. */
  public static RequestProblem of(HttpError error, List<FieldError> errors) {
    var first = errors.getFirst();
    var fault = first.field() + " " + first.detail();
    var detail = errors.size() == 1 ? fault : errors.size() + " faults; the first: " + fault;
    return new RequestProblem(error, detail, errors);
  }

  /** A path or query parameter is at fault. */
  public static RequestProblem parameter(String name, String detail) {
    return of(HttpError.INVALID_PARAMETER, name, FieldError.ofParameter(name, detail));
  }

  /** A header is at fault. */
  public static RequestProblem header(String name, String detail) {
    return of(HttpError.INVALID_HEADER, name, FieldError.ofParameter(name, detail));
  }

  /** A cursor in a parameter, or in a header, is none that this list or feed has given. */
  public static RequestProblem cursor(String name, String detail) {
    return of(HttpError.INVALID_CURSOR, name, FieldError.ofParameter(name, detail));
  }

  /** The cursor of a page is none that this list has given. */
  public static RequestProblem noCursor() {
    return cursor("cursor", "is not one of this list: take it from next_cursor or Link");
  }

  /** A field of the body is at fault. */
  public static RequestProblem field(String name, String detail) {
    return of(HttpError.VALIDATION_FAILED, name, FieldError.ofField(name, detail));
  }

  private static RequestProblem of(HttpError error, String name, FieldError fault) {
    return new RequestProblem(error, name + " " + fault.detail(), List.of(fault));
  }

  /** There is no such thing, or not for this caller, which must look the same. */
  public static RequestProblem notFound(String what) {
    return of(HttpError.NOT_FOUND, "there is no such " + what);
  }

  /** There is no such user, or not for this caller. */
  public static RequestProblem noUser() {
    return of(HttpError.USER_NOT_FOUND, "there is no such user");
  }

  HttpError error() {
    return error;
  }

  List<FieldError> errors() {
    return errors;
  }

  /** Figures that help; empty where there are none. */
  Map<String, String> context() {
    return context;
  }
}
