package dev.blotter.audit.refusal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands that somebody refused. */
final class Refused {

  static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private Refused() {}

  static RefusedCommand of(@Nullable String actor, String path, int secondsPastNoon) {
    return new RefusedCommand(
        NOON.plusSeconds(secondsPastNoon),
        actor,
        List.of(),
        "placeOrder",
        "POST",
        "/v1/users/{user_id}/orders",
        path,
        UUID.randomUUID(),
        "USER_NOT_FOUND",
        404,
        UUID.randomUUID(),
        null);
  }
}
