package dev.blotter.marketdata;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bid or an ask as tables keep it: the price, and beside it since when it held. */
final class QuotedMark {

  private QuotedMark() {}

  static @Nullable BigDecimal number(@Nullable Mark mark) {
    return mark == null ? null : mark.price().value();
  }

  static @Nullable Instant at(@Nullable Mark mark) {
    return mark == null ? null : mark.at();
  }

  /** That of a column and of the one with its time; null where there is none. */
  static @Nullable Mark read(Row row, String column) {
    var price = Price.ofNullable(row.getBigDecimal(column));
    return price == null
        ? null
        : new Mark(price, row.getOffsetDateTime(column + "_at").toInstant());
  }
}
