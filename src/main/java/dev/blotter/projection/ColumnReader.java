package dev.blotter.projection;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a row one after the other, in the order in which they were selected: to look
 * for each by its name is a good part of the work where rows are wide and many.
 */
public final class ColumnReader {

  private final io.vertx.sqlclient.Row row;
  private int next;

  public ColumnReader(Row row) {
    this.row = row.getDelegate();
  }

  public UUID uuid() {
    return row.getUUID(next++);
  }

  public String text() {
    return Objects.requireNonNull(textOrNull());
  }

  public @Nullable String textOrNull() {
    return row.getString(next++);
  }

  public boolean flag() {
    return row.getBoolean(next++);
  }

  public int number() {
    return Objects.requireNonNull(numberOrNull());
  }

  public @Nullable Integer numberOrNull() {
    return row.getInteger(next++);
  }

  public long bigNumber() {
    return row.getLong(next++);
  }

  public BigDecimal decimal() {
    return Objects.requireNonNull(decimalOrNull());
  }

  /** As the client has decoded it; its own way to a decimal leads through text. */
  public @Nullable BigDecimal decimalOrNull() {
    return row.getValue(next++) instanceof Numeric number ? number.bigDecimalValue() : null;
  }

  public Instant time() {
    return Objects.requireNonNull(timeOrNull());
  }

  public @Nullable Instant timeOrNull() {
    var time = row.getOffsetDateTime(next++);
    return time == null ? null : time.toInstant();
  }
}
