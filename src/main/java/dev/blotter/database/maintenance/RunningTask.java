package dev.blotter.database.maintenance;

import org.jspecify.annotations.Nullable;

/**
 * How far PostgreSQL has come with what it does at the moment.
 *
 * @param relation what it works on now: of a partitioned table, one partition
 * @param phase PostgreSQL's name of the step
 * @param blocksDone blocks of 8,192 bytes of this step; null where it counts none
 * @param blocksTotal the same of the whole step
 */
public record RunningTask(
    String relation, String phase, @Nullable Long blocksDone, @Nullable Long blocksTotal) {}
