package dev.blotter.clock;

import dev.blotter.kernel.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which samples are looked for; each that is not null must hold.
 *
 * @param beyond the other clock was farther away than that, ahead or behind
 * @param at when clocks were compared
 */
public record ClockCriteria(
    @Nullable String node, @Nullable String reference, @Nullable Duration beyond, TimeSpan at) {}
