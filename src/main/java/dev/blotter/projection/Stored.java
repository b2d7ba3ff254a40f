package dev.blotter.projection;

import dev.blotter.json.StoredJson;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what every read model stores in the same way. */
public final class Stored {

  private Stored() {}

  public static RowMark mark(Row row) {
    return new RowMark(
        row.getLong("lane_position"), row.getLong("version"), time(row, "updated_at"));
  }

  /** The state in the column {@code state}, in the format of its table. */
  public static <S> S state(Row row, StoredJson<S> format) {
    return format.read(row.getString("state"));
  }

  public static Instant time(Row row, String column) {
    return Objects.requireNonNull(timeOrNull(row, column), column);
  }

  public static @Nullable Instant timeOrNull(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
