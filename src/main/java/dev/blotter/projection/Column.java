package dev.blotter.projection;

import dev.blotter.json.Json;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
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
      var of = value.apply(rows.get(i));
      values[i] = type == ColumnType.JSON && of != null ? Json.write(of) : sent(of);
    }
    return values;
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
