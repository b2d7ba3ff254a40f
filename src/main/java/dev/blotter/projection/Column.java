package dev.blotter.projection;

import dev.blotter.json.Json;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a read model.
 *
 * @param value what a row has in it, or null
 */
record Column<R>(String name, ColumnType type, Function<R, @Nullable Object> value) {

  /** This column of all rows, as an array for {@code unnest}. */
  Object[] of(List<R> rows) {
    var values = type.emptyArray(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = of(rows.get(i));
    }
    return values;
  }

  /** This column of a row, as text that is the same for equal values. */
  @Nullable String text(R row) {
    var of = of(row);
    return of == null ? null : type.text(of);
  }

  /** The same as it stands in the table. */
  @Nullable String stored(Row row) {
    var of = row.getValue(name);
    return of == null ? null : type.text(of);
  }

  private @Nullable Object of(R row) {
    var of = value.apply(row);
    return type == ColumnType.JSON && of != null ? Json.write(of) : sent(of);
  }

  private static @Nullable Object sent(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case BigDecimal number -> number.toPlainString();
      case Quantity quantity -> quantity.toString();
      case Price price -> price.toString();
      case Enum<?> word -> word.name();
      default -> value;
    };
  }
}
