package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Rows of a read model, to be copied to its table as they are, made by the projection itself. */
public final class CopyRows<R extends ReadRow> {

  private final Projection<R> projection;
  private final TreeMap<UUID, R> rows = new TreeMap<>();
  private final Map<UUID, Instant> since = new HashMap<>();

  public CopyRows(Projection<R> projection) {
    this.projection = projection;
  }

  public String name() {
    return projection.name();
  }

  public int version() {
    return projection.version();
  }

  /** The columns of each row, in order. */
  public List<String> columns() {
    return projection.table().columns().stream().map(Column::name).toList();
  }

  /** Brings the rows up to date with an event. */
  public void apply(RecordedEvent event) {
    projection.rowOf(event).ifPresent(row -> apply(row, event));
  }

  private void apply(UUID row, RecordedEvent event) {
    rows.put(row, projection.apply(rows.get(row), event));
    since.putIfAbsent(row, event.occurredAt());
  }

  /**
   * A row.
   *
   * @param since when its first event occurred
   * @param values one for each column
   */
  public record CopyRow(Instant since, List<@Nullable Object> values) {}

  /**
   * The rows so far.
   *
   * @param lane what stands for the lane
   * @param position what stands for a row's place in its lane
   */
  public List<CopyRow> all(Object lane, LongFunction<?> position) {
    var complete = projection.complete(List.copyOf(rows.values())).await().indefinitely();
    return complete.stream()
        .map(row -> new CopyRow(since.get(row.id()), values(row, lane, position)))
        .toList();
  }

  private List<@Nullable Object> values(R row, Object lane, LongFunction<?> position) {
    List<@Nullable Object> values = new ArrayList<>();
    for (var column : projection.table().columns()) {
      values.add(
          switch (column.name()) {
            case "lane" -> lane;
            case "lane_position" -> position.apply(row.mark().position());
            default -> column.of(List.of(row))[0];
          });
    }
    return values;
  }
}
