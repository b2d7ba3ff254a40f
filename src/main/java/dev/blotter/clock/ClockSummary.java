package dev.blotter.clock;

import java.time.Instant;

/**
 * What the samples of a time say of one node and one reference.
 *
 * @param samples how many there are, one at least
 * @param beyond how many of them were surely farther away than they might be
 * @param worst the one with the largest offset, ahead or behind
 * @param worstAt when that was
 */
public record ClockSummary(
    String node,
    String reference,
    long samples,
    long beyond,
    Reading worst,
    Instant worstAt,
    Instant firstAt,
    Instant lastAt) {}
