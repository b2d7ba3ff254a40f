package dev.blotter.user.web;

import dev.blotter.user.LegalHold;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a user's personal data must be kept, and who said so last. What is null is left out. */
@Schema(description = "Whether a user's personal data must be kept, and who said so last")
record LegalHoldView(
    UUID userId,
    boolean held,
    @Nullable @Schema(description = "Why; left out where it is not held") String reason,
    @Nullable @Schema(description = "When it was placed or released last") Instant at,
    @Nullable @Schema(description = "The role of who did so") String actorType,
    @Nullable @Schema(description = "Who did so") String actorId,
    @Nullable @Schema(description = "What says so in the log") UUID eventId) {

  static LegalHoldView of(LegalHold hold) {
    var last = hold.last();
    return last == null
        ? new LegalHoldView(hold.userId(), false, null, null, null, null, null)
        : new LegalHoldView(
            hold.userId(),
            hold.held(),
            hold.reason(),
            last.occurredAt(),
            last.origin().actor().type().name(),
            last.origin().actor().id(),
            last.eventId());
  }
}
