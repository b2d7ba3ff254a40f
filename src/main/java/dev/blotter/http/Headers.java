package dev.blotter.http;

/** Names of headers that more than one class speaks of. */
public final class Headers {

  /** How far the log goes with an answer: {@code lane.position}. */
  public static final String POSITION = "Blotter-Position";

  /**
   * The read models, separated by commas, that lack what happened to the user lately: an event
   * could not be applied. The answer is as of before that event, whatever its position says.
   */
  public static final String PARKED = "Blotter-Parked";

  /** The workflow a request belongs to: a UUID. */
  public static final String CORRELATION_ID = "Correlation-Id";

  /** The event that a request follows from: its {@code event_id}. */
  public static final String CAUSATION_ID = "Causation-Id";

  /** Makes a retry harmless (IETF draft-ietf-httpapi-idempotency-key-header). */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Says {@code true} where an answer is that to an earlier attempt. */
  public static final String REPLAYED = "Idempotent-Replayed";

  private Headers() {}
}
