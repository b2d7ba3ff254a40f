package dev.blotter.user.web;

import dev.blotter.user.Erasure;
import dev.blotter.user.Erasure.Remainder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An erasure, without personal data. What is null is left out. */
@Schema(description = "Whose personal data was erased, when, by whom and why")
record ErasureView(
    UUID userId,
    @Schema(description = "What says so in the log") UUID eventId,
    @Schema(description = "When it was asked for") Instant requestedAt,
    @Schema(description = "When the user's key was destroyed") Instant erasedAt,
    @Schema(examples = "OPERATOR") String actorType,
    String actorId,
    String reason,
    @Nullable
        @Schema(
            description =
                "SHA-256 of the key as it was stored, wrapped: a backup that has it is to go, too."
                    + " Left out where there was no key any more")
        String keyFingerprint,
    @Schema(description = "Whether nothing of it is readable now; false where remains has any")
        boolean verified,
    @Schema(description = "What was found again; READ_MODEL may be behind for a moment")
        List<Remainder> remains) {

  static ErasureView of(Erasure erasure) {
    return new ErasureView(
        erasure.userId(),
        erasure.eventId(),
        erasure.requestedAt(),
        erasure.erasedAt(),
        erasure.actor().type().name(),
        erasure.actor().id(),
        erasure.reason(),
        erasure.keyFingerprint(),
        erasure.remains().isEmpty(),
        erasure.remains());
  }
}
