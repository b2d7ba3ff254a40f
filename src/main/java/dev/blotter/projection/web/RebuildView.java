package dev.blotter.projection.web;

import dev.blotter.projection.rebuild.OnDifference;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.RebuildState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rebuild as operators see it. */
@Schema(description = "A read model that is being made anew, or was")
record RebuildView(
    UUID rebuildId,
    @Schema(examples = "orders") String projection,
    @Nullable @Schema(description = "Whose rows alone; left out for all") UUID userId,
    @Schema(description = "Who asked", examples = "OPERATOR ops-1") String actor,
    RebuildState state,
    boolean paused,
    OnDifference onDifference,
    @Nullable @Schema(description = "Why it failed, or was tried again") String error,
    @Nullable @Schema(description = "How many live rows were wrong; left out until compared")
        Long differences,
    @Schema(description = "Events of the log that it has passed") long eventsDone,
    @Schema(description = "Events of the log when it began") long eventsTotal,
    @Nullable @Schema(description = "Events passed in a second") Long eventsPerSecond,
    @Nullable @Schema(description = "Until the rows are made, at this rate; left out once they are")
        Long secondsLeft,
    @Schema(description = "Events that it is behind the live rows") long eventsBehind,
    @Nullable
        @Schema(description = "Indexes that are still to be made; left out but while they are")
        Long indexesLeft,
    @Schema(description = "Lanes compared, of 64") int lanesCompared,
    Instant requestedAt,
    @Nullable @Schema(description = "When the new rows went live") Instant swappedAt,
    @Nullable Instant endedAt) {

  static RebuildView of(Rebuild rebuild) {
    var progress = rebuild.progress();
    return new RebuildView(
        rebuild.id(),
        rebuild.projection(),
        rebuild.userId(),
        rebuild.actor().type() + " " + rebuild.actor().id(),
        rebuild.state(),
        rebuild.paused(),
        rebuild.onDifference(),
        rebuild.error(),
        rebuild.differences(),
        progress.eventsDone(),
        progress.eventsTotal(),
        rounded(progress.rate()),
        rounded(rebuild.secondsLeft()),
        progress.behind(),
        progress.indexesLeft(),
        progress.lanesCompared(),
        rebuild.requestedAt(),
        rebuild.swappedAt(),
        rebuild.endedAt());
  }

  private static @Nullable Long rounded(@Nullable Double number) {
    return number == null ? null : Long.valueOf(Math.round(number));
  }
}
