package dev.blotter.database.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a table, or what was one.
 *
 * @param from the first moment that it holds
 * @param to the first moment that it does not hold any more
 * @param rows as the planner estimates them; counted where it is archived
 * @param bytes with its indexes
 * @param archivedAt null where it is not
 * @param file where its rows were written to; null where it is not archived
 * @param fileSha256 in hexadecimal digits; null where it is not archived
 */
public record PartitionInfo(
    String name,
    Instant from,
    Instant to,
    long rows,
    long bytes,
    PartitionState state,
    @Nullable Instant archivedAt,
    @Nullable String file,
    @Nullable String fileSha256) {}
