package dev.blotter.projection.rebuild;

import java.util.List;
import java.util.UUID;

/**
 * A live row that was not what the log makes of it.
 *
 * @param rowId the row; of {@code PARKED} the user
 * @param kind {@code MISSING} from the live rows, {@code SURPLUS} among them, or {@code CHANGED};
 *     or {@code PARKED} for a user of whom the new rows hold less than the live ones, since an
 *     event cannot be applied any more
 * @param columns which columns of a changed row had another value; of {@code PARKED} the type of
 *     the event
 */
public record RowDifference(UUID rowId, int lane, String kind, List<String> columns) {

  public RowDifference {
    columns = List.copyOf(columns);
  }
}
