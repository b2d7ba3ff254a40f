package dev.blotter.projection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How a column's values go to the database: the type of the array, and what it is cast to. */
public enum ColumnType {
  UUID("uuid[]", "uuid"),
  TEXT("text[]", "text"),
  BOOLEAN("boolean[]", "boolean"),
  INTEGER("integer[]", "integer"),
  BIGINT("bigint[]", "bigint"),
  TIME("timestamptz[]", "timestamptz"),
  DATE("date[]", "date"),
  /** As text, so that the scale is kept as it is. */
  NUMERIC("text[]", "numeric"),
  /** A record, by the mapper of events and states. */
  JSON("text[]", "jsonb");

  /** From which PostgreSQL counts. */
  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final String array;
  private final String cast;

  ColumnType(String array, String cast) {
    this.array = array;
    this.cast = cast;
  }

  /** One value after the other of the array with that number. */
  String value(int parameter) {
    return "unnest($%d::%s)::%s".formatted(parameter, array, cast);
  }

  /** Records are read as text, once, by our own mapper: the SQL client would parse them as well. */
  String read(String column) {
    return this == JSON ? column + "::text AS " + column : column;
  }

  /** A value that is not null as text, the same for equal values. */
  String text(Object value) {
    return switch (this) {
      case UUID, TEXT, BOOLEAN, DATE, JSON -> value.toString();
      case INTEGER, BIGINT -> Long.toString(((Number) value).longValue());
      case TIME -> moment((OffsetDateTime) value);
      case NUMERIC -> new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    };
  }

  /** To the microsecond, cut off as the SQL client does it. */
  private static String moment(OffsetDateTime time) {
    return EPOCH.plus(EPOCH.until(time, ChronoUnit.MICROS), ChronoUnit.MICROS).toString();
  }

  Object[] emptyArray(int size) {
    return switch (this) {
      case UUID -> new java.util.UUID[size];
      case TEXT, NUMERIC, JSON -> new String[size];
      case BOOLEAN -> new Boolean[size];
      case INTEGER -> new Integer[size];
      case BIGINT -> new Long[size];
      case TIME -> new OffsetDateTime[size];
      case DATE -> new LocalDate[size];
    };
  }
}
