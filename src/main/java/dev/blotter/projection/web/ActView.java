package dev.blotter.projection.web;

import dev.blotter.kernel.LanePosition;
import dev.blotter.projection.ParkedAct;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the register. */
@Schema(name = "ParkingActView", description = "Something that was done about parked events")
record ActView(
    UUID actId,
    ParkedAct.Kind act,
    @Schema(examples = "orders") String projection,
    UUID userId,
    @Schema(description = "The event that stood first: tried again, or passed over") UUID eventId,
    @Schema(examples = "OrderFilled") String eventType,
    @Schema(description = "Its lane.position in the log", examples = "12.345") String position,
    @Nullable @Schema(description = "Why it could not be applied before") String fault,
    @Schema(description = "Who did it", examples = "OPERATOR ops-1") String actor,
    @Nullable @Schema(description = "Why they did it") String reason,
    Instant actedAt,
    @Schema(description = "Events applied with it, 1,000 at most: more follow at once")
        long appliedEvents,
    @Schema(description = "Events that were left") long leftEvents,
    @Nullable @Schema(description = "Why the first of these cannot be applied") String error) {

  static ActView of(ParkedAct act) {
    return new ActView(
        act.id(),
        act.kind(),
        act.projection(),
        act.userId(),
        act.eventId(),
        act.eventType(),
        new LanePosition(act.lane(), act.position()).toString(),
        act.fault(),
        act.actor().type() + " " + act.actor().id(),
        act.reason(),
        act.at(),
        act.applied(),
        act.left(),
        act.error());
  }
}
