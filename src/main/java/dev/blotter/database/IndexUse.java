package dev.blotter.database;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An index, what it costs and what it is used for. */
@Schema(description = "An index, what it costs and what it is used for")
public record IndexUse(
    @Schema(examples = "orders") String table,
    @Schema(examples = "idx_orders_user_created") String name,
    String definition,
    @Schema(description = "How many partitions it is spread over; 0 for an ordinary table")
        int partitions,
    boolean unique,
    boolean primary,
    long scans,
    long tuplesRead,
    @Schema(description = "Its size in bytes, all partitions together") long sizeBytes,
    @Nullable
        @Schema(description = "Since when scans are counted; left out: since there is the database")
        Instant since,
    @Nullable @Schema(description = "Known from PostgreSQL 16 on") Instant lastScan,
    @Schema(description = "No query has used it since then") boolean unused,
    @Nullable
        @Schema(description = "The index of the same table that serves every search of this one")
        String redundantTo,
    @Nullable
        @Schema(
            description =
                "An estimate from the planner's statistics, as if no duplicate were folded; left"
                    + " out where there are no statistics yet")
        Bloat bloatEstimate,
    Advice recommendation,
    @Schema(description = "The reason for it in a sentence") String reason) {

  /**
   * Room that a fresh index would not need.
   *
   * @param ratio of the size, 0 to 1
   */
  @Schema(name = "BloatEstimate", description = "Room that a fresh index would not need")
  public record Bloat(long bytes, double ratio) {}

  /** What to do about an index. */
  @Schema(name = "IndexAdvice")
  public enum Advice {
    KEEP,
    WATCH,
    REBUILD,
    DROP
  }
}
