package dev.blotter.projection;

import static java.util.stream.Collectors.joining;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of a read model as lines for COPY, made by the projection itself. */
public final class CopyLines<R extends ReadRow> {

  private final Projection<R> projection;
  private final TreeMap<UUID, R> rows = new TreeMap<>();

  public CopyLines(Projection<R> projection) {
    this.projection = projection;
  }

  public String name() {
    return projection.name();
  }

  public int version() {
    return projection.version();
  }

  /** The columns of each line, in order. */
  public String columns() {
    return projection.table().columns().stream().map(Column::name).collect(joining(", "));
  }

  /** Brings the rows up to date with an event. */
  public void apply(dev.blotter.eventlog.RecordedEvent event) {
    Optional<UUID> id = projection.rowOf(event);
    id.ifPresent(row -> rows.put(row, projection.apply(rows.get(row), event)));
  }

  /**
   * The rows so far.
   *
   * @param lane the text for the lane
   * @param position the text for a row's place in its lane
   */
  public List<String> lines(String lane, java.util.function.LongFunction<String> position) {
    var complete = projection.complete(List.copyOf(rows.values())).await().indefinitely();
    return complete.stream().map(row -> line(row, lane, position)).toList();
  }

  private String line(R row, String lane, java.util.function.LongFunction<String> position) {
    return projection.table().columns().stream()
        .map(
            column ->
                switch (column.name()) {
                  case "lane" -> lane;
                  case "lane_position" -> position.apply(row.mark().position());
                  default -> text(column.of(List.of(row))[0]);
                })
        .collect(joining("\t"));
  }

  /** A value as COPY reads it. */
  public static String text(Object value) {
    return switch (value) {
      case null -> "\\N";
      case OffsetDateTime time -> time.toInstant().toString();
      default ->
          value
              .toString()
              .replace("\\", "\\\\")
              .replace("\t", "\\t")
              .replace("\n", "\\n")
              .replace("\r", "\\r");
    };
  }
}
