package dev.blotter.projection.parking;

import dev.blotter.projection.ParkedRow;
import java.util.UUID;

/**
 * A user whose rows a projection cannot bring any further.
 *
 * @param first the event that cannot be applied
 * @param events how many wait, with that one
 */
public record ParkedUser(UUID userId, ParkedRow first, long events) {}
