package dev.blotter.projection.web;

import dev.blotter.projection.rebuild.OnDifference;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator asks for. */
@Schema(description = "How a read model is to be made anew")
record RebuildRequest(
    @Nullable
        @Schema(description = "What becomes of it where live rows are wrong; REPORT by default")
        OnDifference onDifference,
    @Nullable @Schema(description = "Makes the rows of this user alone anew, at once") UUID userId,
    @Nullable
        @Schema(
            description =
                "With user_id: go on also where the new rows would end before an event that the live"
                    + " ones have, since it cannot be applied; it is parked then")
        Boolean park) {

  boolean parks() {
    return Boolean.TRUE.equals(park);
  }

  OnDifference onDifferenceOrReport() {
    return onDifference == null ? OnDifference.REPORT : onDifference;
  }
}
