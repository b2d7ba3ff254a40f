package dev.blotter.database;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/**
 * Asks the catalog again where something was dropped between being found there and being described:
 * functions like {@code pg_get_indexdef} fail then.
 */
public final class Vanished {

  private static final int TIMES = 3;
  private static final String INTERNAL = "XX000";

  private Vanished() {}

  /** The same question, asked again where what it found was gone. */
  public static <T> Uni<T> retry(Uni<T> question) {
    return question.onFailure(Vanished::isOne).retry().atMost(TIMES);
  }

  private static boolean isOne(Throwable fault) {
    return fault instanceof PgException of
        && INTERNAL.equals(of.getSqlState())
        && (of.getErrorMessage().startsWith("could not open relation")
            || of.getErrorMessage().startsWith("cache lookup failed"));
  }
}
