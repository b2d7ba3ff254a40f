package dev.blotter.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which samples are looked for; each that is not null must hold.
 *
 * @param beyond the other clock was farther away than that, ahead or behind
 * @param from inclusive
 * @param to exclusive
 */
public record ClockCriteria(
    @Nullable String node,
    @Nullable String reference,
    @Nullable Duration beyond,
    @Nullable Instant from,
    @Nullable Instant to) {}
