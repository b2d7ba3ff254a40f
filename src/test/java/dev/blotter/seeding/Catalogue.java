package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database says of its tables. */
final class Catalogue {

  private static final String TYPES =
      """
      SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
      WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped""";

  private static final String PARTITIONS =
      """
      SELECT name, CAST(extract(epoch FROM from_time) * 1000 AS bigint),
        CAST(extract(epoch FROM to_time) * 1000 AS bigint)
      FROM partitions_of(CAST(? AS regclass)) WHERE from_time IS NOT NULL ORDER BY from_time""";

  private Catalogue() {}

  /** The types of the columns that are written. */
  static Map<Table, List<FieldType>> types(Connection connection) throws SQLException {
    Map<Table, List<FieldType>> types = new EnumMap<>(Table.class);
    for (var table : Table.values()) {
      Map<String, FieldType> byName = new HashMap<>();
      try (var statement = connection.prepareStatement(TYPES)) {
        statement.setString(1, table.sqlName());
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            if (table.columns().contains(rows.getString(1))) {
              byName.put(rows.getString(1), FieldType.of(rows.getString(2)));
            }
          }
        }
      }
      types.put(table, table.columns().stream().map(byName::get).toList());
    }
    return types;
  }

  /** A partition and the moments that it is for, in milliseconds. */
  record Partition(String name, long from, long to) {}

  /** The partitions of a table but its default partition; none where it is not partitioned. */
  static List<Partition> partitions(Connection connection, Table table) throws SQLException {
    List<Partition> partitions = new ArrayList<>();
    try (var statement = connection.prepareStatement(PARTITIONS)) {
      statement.setString(1, table.sqlName());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          partitions.add(new Partition(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    return partitions;
  }
}
