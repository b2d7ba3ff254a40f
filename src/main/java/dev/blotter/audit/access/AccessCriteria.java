package dev.blotter.audit.access;

import dev.blotter.kernel.TimeSpan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reads are looked for; each that is not null must hold.
 *
 * @param reader the id of who read
 * @param userId whose data was read
 * @param at when they were read
 */
public record AccessCriteria(@Nullable String reader, @Nullable UUID userId, TimeSpan at) {}
