package dev.blotter.projection.rebuild;

import java.util.List;
import java.util.UUID;

/**
 * A live row that was not what the log makes of it.
 *
 * @param kind {@code MISSING} from the live rows, {@code SURPLUS} among them, or {@code CHANGED}
 * @param columns which columns of a changed row had another value
 */
public record RowDifference(UUID rowId, int lane, String kind, List<String> columns) {

  public RowDifference {
    columns = List.copyOf(columns);
  }
}
