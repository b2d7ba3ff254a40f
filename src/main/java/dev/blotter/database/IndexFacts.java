package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index as the database describes it; those of partitions are taken together.
 *
 * @param key its columns in order, each with operator class, collation and direction
 * @param predicate what its rows fulfil, or null where it has all
 * @param plain a b-tree that holds nothing but its key and enforces nothing
 * @param enforces unique, or of a constraint
 * @param expectedBytes what its rows would need if it were built anew, or null where unknown
 */
record IndexFacts(
    String table,
    String name,
    String definition,
    int partitions,
    List<String> key,
    @Nullable String predicate,
    boolean plain,
    boolean enforces,
    boolean primary,
    long scans,
    long tuplesRead,
    long bytes,
    @Nullable Long expectedBytes,
    @Nullable OffsetDateTime lastScan,
    @Nullable OffsetDateTime since) {

  static IndexFacts of(Row row) {
    return new IndexFacts(
        row.getString("table_name"),
        row.getString("index_name"),
        row.getString("definition"),
        row.getInteger("partitions"),
        List.of(row.getArrayOfStrings("key")),
        row.getString("predicate"),
        row.getBoolean("plain"),
        row.getBoolean("enforces"),
        row.getBoolean("is_primary"),
        row.getLong("scans"),
        row.getLong("tuples_read"),
        row.getLong("bytes"),
        row.getLong("expected_bytes"),
        row.getOffsetDateTime("last_scan"),
        row.getOffsetDateTime("since"));
  }

  /** Whether every search that this index serves is served by the other one too. */
  boolean isCoveredBy(IndexFacts other) {
    return plain
        && !name.equals(other.name)
        && table.equals(other.table)
        && Objects.equals(predicate, other.predicate)
        && key.size() <= other.key.size()
        && (startsLike(other.key) || reversed().equals(other.key.subList(0, key.size())))
        && (key.size() < other.key.size() || !other.plain || other.name.compareTo(name) < 0);
  }

  private boolean startsLike(List<String> longer) {
    return key.equals(longer.subList(0, key.size()));
  }

  /** A b-tree is read backwards as well as forwards. */
  private List<String> reversed() {
    return key.stream().map(IndexFacts::reversed).toList();
  }

  private static String reversed(String column) {
    int at = column.lastIndexOf('|') + 1;
    // The two bits of pg_index.indoption: descending, nulls first.
    return column.substring(0, at) + (3 ^ Integer.parseInt(column.substring(at)));
  }
}
