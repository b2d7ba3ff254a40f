package dev.blotter.database;

import io.vertx.pgclient.PgException;
import java.io.Serial;
import java.util.Set;

/** Thrown where the database has not what is asked of it: an extension, a version, a right. */
public final class FeatureMissing extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  // PostgreSQL, appendix A: no such table, no such function, not preloaded, no right.
  private static final Set<String> STATES = Set.of("42P01", "42883", "55000", "42501");

  FeatureMissing(String message) {
    super(message);
  }

  /** Whether a statement about the extension failed because the database lacks it. */
  static boolean explains(Throwable failure) {
    return failure instanceof PgException refusal && STATES.contains(refusal.getSqlState());
  }
}
