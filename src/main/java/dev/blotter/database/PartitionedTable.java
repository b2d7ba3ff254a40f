package dev.blotter.database;

import java.util.List;

/**
 * A table that is partitioned by time.
 *
 * @param name its name
 * @param unit the span of one partition as the function {@code ensure_partitions} knows it
 */
public record PartitionedTable(String name, String unit) {

  static final PartitionedTable DOMAIN_EVENTS = new PartitionedTable("domain_events", "month");
  static final PartitionedTable ORDERS = new PartitionedTable("orders", "quarter");
  static final PartitionedTable AUDIT_ACCESSES = new PartitionedTable("audit_accesses", "month");
  static final PartitionedTable REFUSALS = new PartitionedTable("refusals", "month");
  static final PartitionedTable CLOCK_SAMPLES = new PartitionedTable("clock_samples", "month");
  static final PartitionedTable QUOTE_HISTORY = new PartitionedTable("quote_history", "month");

  /** The log first. */
  public static final List<PartitionedTable> ALL =
      List.of(DOMAIN_EVENTS, ORDERS, AUDIT_ACCESSES, REFUSALS, CLOCK_SAMPLES, QUOTE_HISTORY);
}
