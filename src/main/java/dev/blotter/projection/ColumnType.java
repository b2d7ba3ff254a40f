package dev.blotter.projection;

/** How a column's values go to the database: the type of the array, and what it is cast to. */
public enum ColumnType {
  UUID("uuid[]", "uuid"),
  TEXT("text[]", "text"),
  BOOLEAN("boolean[]", "boolean"),
  INTEGER("integer[]", "integer"),
  BIGINT("bigint[]", "bigint"),
  TIME("timestamptz[]", "timestamptz"),
  /** As text, so that the scale is kept as it is. */
  NUMERIC("text[]", "numeric"),
  /** A record, by the mapper of events and states. */
  JSON("text[]", "jsonb");

  private final String array;
  private final String cast;

  ColumnType(String array, String cast) {
    this.array = array;
    this.cast = cast;
  }

  String parameter(int number) {
    return "$" + number + "::" + array;
  }

  String value(String column) {
    return "u." + column + "::" + cast;
  }

  /** Records are read as text, once, by our own mapper: the SQL client would parse them as well. */
  String read(String column) {
    return this == JSON ? column + "::text AS " + column : column;
  }

  Object[] emptyArray(int size) {
    return switch (this) {
      case UUID -> new java.util.UUID[size];
      case TEXT, NUMERIC, JSON -> new String[size];
      case BOOLEAN -> new Boolean[size];
      case INTEGER -> new Integer[size];
      case BIGINT -> new Long[size];
      case TIME -> new java.time.OffsetDateTime[size];
    };
  }
}
