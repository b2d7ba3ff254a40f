package dev.blotter.database.maintenance;

import dev.blotter.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done, is being done or was done to the database.
 *
 * @param target the name of a table, an index or a partition
 * @param actor who asked for it
 * @param attempts how often it was begun
 * @param pid the backend it runs in; null where it does not run
 * @param error why it failed, or was tried again; null where nothing went wrong
 * @param bytesBefore the size of what was worked on; null before
 * @param bytesAfter the same after it
 */
public record MaintenanceTask(
    UUID id,
    TaskKind task,
    String target,
    Actor actor,
    TaskState state,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable Integer pid,
    @Nullable String error,
    @Nullable Long bytesBefore,
    @Nullable Long bytesAfter) {}
