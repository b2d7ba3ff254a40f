package dev.blotter.clock;

import java.time.Instant;
import java.util.UUID;

/**
 * A sample as the record has it.
 *
 * @param at when it was recorded, by the clock of the database
 */
public record RecordedSample(UUID id, Instant at, ClockSample sample) {}
