package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param version the aggregate's version once this event has happened: 1, 2, 3 …
 * @param occurredAt when it was appended; never falls within a lane
 * @param effectiveAt the venue's or business time, or null where that is {@code occurredAt}
 */
public record RecordedEvent(
    UUID eventId,
    LanePosition position,
    AggregateRef aggregate,
    long version,
    UUID userId,
    Instant occurredAt,
    @Nullable Instant effectiveAt,
    String commandId,
    Origin origin,
    DomainEvent event) {}
