package dev.blotter.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one array for each column, which is how a statement takes any number of them: {@code
 * unnest} makes rows of them again.
 *
 * @param <R> a row; what is said of it may be null, and is so in the column
 */
public final class ColumnArrays<R> {

  private final List<R> rows;
  private final List<Object> arrays = new ArrayList<>();

  private ColumnArrays(List<R> rows) {
    this.rows = rows;
  }

  public static <R> ColumnArrays<R> of(List<R> rows) {
    return new ColumnArrays<>(rows);
  }

  public ColumnArrays<R> texts(Function<R, @Nullable String> value) {
    return column(value, String[]::new);
  }

  public ColumnArrays<R> uuids(Function<R, @Nullable UUID> value) {
    return column(value, UUID[]::new);
  }

  public ColumnArrays<R> integers(Function<R, @Nullable Integer> value) {
    return column(value, Integer[]::new);
  }

  public ColumnArrays<R> longs(Function<R, @Nullable Long> value) {
    return column(value, Long[]::new);
  }

  public ColumnArrays<R> decimals(Function<R, @Nullable BigDecimal> value) {
    return column(value, BigDecimal[]::new);
  }

  public ColumnArrays<R> times(Function<R, @Nullable Instant> value) {
    return column(row -> utc(value.apply(row)), OffsetDateTime[]::new);
  }

  /** A column of another type; {@code array} makes what holds it. */
  public <T> ColumnArrays<R> column(Function<R, @Nullable T> value, IntFunction<T[]> array) {
    arrays.add(rows.stream().map(value).toArray(array));
    return this;
  }

  /** The columns in the order in which they were named; each an array with a value for each row. */
  public List<Object> all() {
    return arrays;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
