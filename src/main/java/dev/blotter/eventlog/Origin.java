package dev.blotter.eventlog;

import dev.blotter.kernel.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command came from.
 *
 * @param actor who asked
 * @param correlationId the workflow that this belongs to
 * @param causationId the event that led to this one, as far as its sender said or a job knows, or
 *     null
 */
public record Origin(Actor actor, UUID correlationId, @Nullable UUID causationId) {}
