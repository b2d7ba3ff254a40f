package dev.blotter.projection;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The SQL that reads and writes a set of rows. */
final class RowSql {

  private static final Set<String> KEY = Set.of("lane", "id", "placed_at");

  private RowSql() {}

  static String select(String table, List<? extends Column<?>> columns) {
    var read = columns.stream().map(c -> c.type().read(c.name())).collect(joining(", "));
    return "SELECT " + read + " FROM " + table;
  }

  /** Those with given ids; partitions whose time none of the ids has are not looked at. */
  static String load(String table, List<? extends Column<?>> columns, boolean timed) {
    return select(table, columns)
        + " JOIN unnest($1::integer[], $2::uuid[]) AS wanted (in_lane, with_id)"
        + " ON lane = in_lane AND id = with_id"
        + (timed ? " WHERE placed_at BETWEEN $3 AND $4" : "");
  }

  /** Rows that are there already become what they are given as. */
  static String upsert(String table, List<? extends Column<?>> columns, boolean timed) {
    return insert(table, columns)
        + " ON CONFLICT (%s) DO UPDATE SET %s"
            .formatted(timed ? "lane, id, placed_at" : "lane, id", assigned(columns, "excluded"));
  }

  /**
   * Rows that are all there: to look each up once more by the index of the key, and to be ready for
   * one that is not there, costs as much as to write it.
   */
  static String update(String table, List<? extends Column<?>> columns) {
    return "UPDATE %s AS r SET %s FROM (SELECT %s) AS g WHERE r.lane = g.lane AND r.id = g.id"
        .formatted(
            table,
            assigned(columns, "g"),
            IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).type().value(i + 1) + " AS " + columns.get(i).name())
                .collect(joining(", ")));
  }

  /** All but the key becomes what the source says. */
  private static String assigned(List<? extends Column<?>> columns, String source) {
    return columns.stream()
        .map(Column::name)
        .filter(name -> !KEY.contains(name))
        .map(name -> "%s = %s.%s".formatted(name, source, name))
        .collect(joining(", "));
  }

  /**
   * Rows of which none is there yet. The arrays are unnested in the list of what is selected: in
   * FROM each would be written to a store of its own first and read back, which takes several times
   * as long as all else that is done to make the rows.
   */
  static String insert(String table, List<? extends Column<?>> columns) {
    return "INSERT INTO %s (%s) SELECT %s"
        .formatted(
            table,
            columns.stream().map(Column::name).collect(joining(", ")),
            IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).type().value(i + 1))
                .collect(joining(", ")));
  }
}
