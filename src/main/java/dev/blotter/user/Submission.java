package dev.blotter.user;

import dev.blotter.eventlog.Origin;
import java.time.Instant;

/**
 * What a request to the {@link Users} comes with: under which key, by whom, and when.
 *
 * @param idempotencyKey the same on every retry of the request
 */
public record Submission(String idempotencyKey, Origin origin, Instant receivedAt) {

  String commandId() {
    return "key:" + idempotencyKey;
  }

  /** Names this request among those of all callers, whose keys never meet. */
  String requestKey() {
    return origin.actor().id() + ":" + idempotencyKey;
  }
}
