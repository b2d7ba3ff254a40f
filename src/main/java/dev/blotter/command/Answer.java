package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import java.util.Objects;
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

  /**
   * The answer to a command that was accepted.
   *
   * @param kind what was done, unless it was denied
   * @param after the states that the command left
   * @param resource of the subject; without one it is a fault
   */
  public static Answer of(
      Kind kind, Verdict.Accepted verdict, States after, @Nullable String resource) {
    var subject = verdict.subject();
    return new Answer(
        verdict.denial() == null ? kind : Kind.DENIED,
        subject,
        after.version(subject),
        Objects.requireNonNull(resource),
        verdict.denial());
  }

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
