package dev.blotter.audit.refusal;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the record: one refused command, or several of a kind that came within a minute.
 *
 * @param first the first of them, whose time, correlation id and key these are
 * @param lastAt when the last of them was refused
 * @param times how many there were, one at least
 */
public record Refusal(UUID id, RefusedCommand first, Instant lastAt, int times) {}
