package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection has set aside.
 *
 * @param reason why it could not be applied, or null for one that only waits behind another
 */
public record Parked(RecordedEvent event, @Nullable String reason) {}
