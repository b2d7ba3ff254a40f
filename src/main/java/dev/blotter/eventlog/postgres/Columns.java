package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values of the kernel stand in columns. */
final class Columns {

  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static Instant time(Row row, int column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static @Nullable Instant timeOrNull(Row row, int column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  static AggregateRef aggregate(Row row) {
    return new AggregateRef(
        AggregateType.ofStored(row.getString("aggregate_type")), row.getUUID("aggregate_id"));
  }

  static AggregateRef wanted(Row row) {
    return new AggregateRef(
        AggregateType.ofStored(row.getString("wanted_type")), row.getUUID("wanted_id"));
  }

  static String[] types(Collection<AggregateRef> aggregates) {
    return aggregates.stream().map(aggregate -> aggregate.type().label()).toArray(String[]::new);
  }

  static UUID[] ids(Collection<AggregateRef> aggregates) {
    return aggregates.stream().map(AggregateRef::id).toArray(UUID[]::new);
  }
}
