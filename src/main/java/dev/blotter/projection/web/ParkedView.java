package dev.blotter.projection.web;

import dev.blotter.kernel.LanePosition;
import dev.blotter.projection.parking.ParkedUser;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A parked user as operators see them. */
@Schema(description = "A user whose rows end before an event that could not be applied")
record ParkedView(
    UUID userId,
    @Schema(description = "The first event that was not applied") UUID eventId,
    @Schema(examples = "OrderFilled") String eventType,
    @Schema(description = "Its lane.position in the log", examples = "12.345") String position,
    @Nullable @Schema(description = "Why it could not be applied") String reason,
    Instant parkedAt,
    @Schema(description = "How often it was tried again") int attempts,
    Instant triedAt,
    @Schema(description = "How many events wait, with that one") long events) {

  static ParkedView of(ParkedUser user) {
    var first = user.first();
    return new ParkedView(
        user.userId(),
        first.eventId(),
        first.eventType(),
        new LanePosition(first.lane(), first.position()).toString(),
        first.reason(),
        first.parkedAt(),
        first.attempts(),
        first.triedAt(),
        user.events());
  }
}
