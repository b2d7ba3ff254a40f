package dev.blotter.audit.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reads are looked for; each that is not null must hold.
 *
 * @param reader the id of who read
 * @param userId whose data was read
 * @param from inclusive
 * @param to exclusive
 */
public record AccessCriteria(
    @Nullable String reader, @Nullable UUID userId, @Nullable Instant from, @Nullable Instant to) {}
