package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import java.time.Instant;
import java.util.UUID;

/**
 * An aggregate's owner, current version and the time of its first event.
 *
 * @param version that of its last event, counted from 1
 * @param firstOccurredAt when the first was appended
 */
public record StreamHead(
    AggregateRef aggregate, UUID userId, long version, Instant firstOccurredAt) {}
