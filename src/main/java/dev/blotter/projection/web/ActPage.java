package dev.blotter.projection.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the register, as the description of the API shows it. */
@Schema(
    name = "ParkingActPage",
    description = "What was done about parked events, the newest first")
record ActPage(
    List<ActView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
