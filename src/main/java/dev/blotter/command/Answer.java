package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to, as it is given to its caller, now and on every retry.
 *
 * @param kind what was done
 * @param subject the aggregate it is about
 * @param version that aggregate's version afterwards
 * @param resource its representation as JSON text, without personal data and without times that the
 *     append decides
 * @param denial why it was denied, where it was; else null
 */
public record Answer(
    Kind kind, AggregateRef subject, long version, String resource, @Nullable Rejection denial) {

  /** What was done; the HTTP status follows from it. */
  public enum Kind {
    /** Something new is there: 201. */
    CREATED,
    /** It is done: 200. */
    DONE,
    /** It was passed on and is not yet done: 202. */
    PENDING,
    /** It was recorded as denied: 422. */
    DENIED
  }
}
