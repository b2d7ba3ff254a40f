package dev.blotter.http;

/**
 * What can be wrong with a request, or with us, before or beside any rule of trading. The names are
 * the stable {@code code} of the problem; docs/errors.md explains each.
 */
public enum HttpError {
  MALFORMED_REQUEST(400, "The request is malformed", false),
  MALFORMED_JSON(400, "The body is not JSON", false),
  UNKNOWN_FIELD(400, "The body has a field that is not known", false),
  INVALID_FIELD(400, "A field has a value of the wrong kind", false),
  VALIDATION_FAILED(400, "Fields of the request are missing or invalid", false),
  INVALID_PARAMETER(400, "A parameter is missing or invalid", false),
  INVALID_HEADER(400, "A header is invalid", false),
  INVALID_CURSOR(400, "The cursor is not one that this list gave", false),
  IDEMPOTENCY_KEY_REQUIRED(400, "The Idempotency-Key header is missing", false),
  UNAUTHENTICATED(401, "A valid bearer token is needed", false),
  FORBIDDEN(403, "The caller's roles do not allow this", false),
  NOT_FOUND(404, "There is nothing here for the caller", false),
  USER_NOT_FOUND(404, "User not found", false),
  METHOD_NOT_ALLOWED(405, "The resource has no such method", false),
  NOT_ACCEPTABLE(406, "The resource has no representation of that type", false),
  MAINTENANCE_CONFLICT(409, "The database is not in the state that this needs", false),
  PARKED_CONFLICT(409, "What is parked is not what the request says", false),
  REBUILD_CONFLICT(409, "The rebuild is not in the state that this needs", false),
  REQUEST_TIMEOUT(408, "The request did not come in time", true),
  NOT_SEALED(409, "No signed head holds that, or not yet", true),
  QUERY_TOO_SLOW(409, "The query takes too long", false),
  EXPORT_TOO_LARGE(409, "The search finds more than an export may hold", false),
  HISTORY_TOO_LONG(409, "More has happened than is replayed for one answer", false),
  DATABASE_FEATURE_MISSING(409, "The database has not what this needs", false),
  PAYLOAD_TOO_LARGE(413, "The body is too large", false),
  URI_TOO_LONG(414, "The address is too long", false),
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json", false),
  RATE_LIMIT_EXCEEDED(429, "The caller sends orders faster than it may; nothing was stored", true),
  TOO_MANY_STREAMS(429, "The caller has as many streams open as it may", true),
  HEADERS_TOO_LARGE(431, "The headers are too large", false),
  HISTORY_BROKEN(500, "The log has not what this needs, or it cannot be read", false),
  INTERNAL_ERROR(500, "The service failed", false),
  OUTCOME_UNKNOWN(503, "Nobody can say yet whether the command was stored", true),
  OVERLOADED(503, "Too many commands are waiting; nothing was stored", true),
  PROJECTION_LAGGING(503, "The read side has not come that far yet", true),
  FILE_NOT_WRITTEN(503, "The file that was asked for cannot be written", true),
  OUTSIDE_UNREACHABLE(503, "The place for heads outside the database does not answer", true),
  ACCESS_NOT_RECORDED(503, "The request could not be recorded, so it is not answered", true),
  UNAVAILABLE(503, "The database cannot be had at the moment", true);

  private final int status;
  private final String title;
  private final boolean retryable;

  HttpError(int status, String title, boolean retryable) {
    this.status = status;
    this.title = title;
    this.retryable = retryable;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** True where the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** The error that says a status, for those that the framework decides. */
  public static HttpError ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404, 410 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 431 -> HEADERS_TOO_LARGE;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }
}
