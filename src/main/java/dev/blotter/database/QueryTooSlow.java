package dev.blotter.database;

import io.vertx.pgclient.PgException;
import java.io.Serial;

/** Thrown where a query was to be run for its plan and took longer than is allowed for that. */
public final class QueryTooSlow extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  // PostgreSQL, appendix A: query_canceled, here by statement_timeout.
  private static final String CANCELLED = "57014";

  QueryTooSlow(Throwable cause) {
    super("it was given up; ask for the plan without analyze", cause);
  }

  static boolean explains(Throwable failure) {
    return failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState());
  }
}
