package dev.blotter.database.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partitioned table.
 *
 * @param aheadUntil the moment up to which partitions are made; null where there is none
 * @param defaultRows rows that no partition was there for: too early, or too late
 * @param partitions the oldest first, archived ones among them
 */
public record TablePartitions(
    String table, @Nullable Instant aheadUntil, long defaultRows, List<PartitionInfo> partitions) {

  public TablePartitions {
    partitions = List.copyOf(partitions);
  }

  /** The oldest partition that is in the table; null where there is none. */
  public @Nullable PartitionInfo oldestAttached() {
    return partitions.stream()
        .filter(partition -> partition.state() == PartitionState.ATTACHED)
        .findFirst()
        .orElse(null);
  }

  /** The newest one that is not; null where there is none. */
  public @Nullable PartitionInfo newestArchived() {
    return partitions.stream()
        .filter(partition -> partition.state() != PartitionState.ATTACHED)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
