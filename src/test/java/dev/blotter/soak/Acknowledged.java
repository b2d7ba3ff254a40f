package dev.blotter.soak;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A command that the service has acknowledged.
 *
 * @param path where it was sent to
 * @param key its idempotency key
 * @param body what was asked
 * @param answer the first answer to it
 */
record Acknowledged(String user, Kind kind, String path, String key, String body, JsonNode answer) {

  enum Kind {
    PLACE,
    FILL
  }

  /** The user and the id under which it stands in the log. */
  String inLog() {
    return user + (kind == Kind.PLACE ? " place:" : " exec:SOAK:") + key;
  }
}
