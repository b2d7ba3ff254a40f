package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys and indexes of all tables, taken away before many rows come and made anew after: that is
 * several times faster than to keep them.
 *
 * @param own statements that make those of plain tables and partitions, by relation
 * @param parents statements that make those of partitioned tables out of those of their partitions
 */
record TableIndexes(Map<String, List<String>> own, List<String> parents) {

  /** How each is made, and how it is dropped where it does not follow one of a parent's. */
  private static final String ALL =
      """
      SELECT t.relname, t.relkind = 'p' AS parent,
        CASE WHEN c.oid IS NULL THEN replace(pg_get_indexdef(x.indexrelid), ' ON ONLY ', ' ON ')
          ELSE format('ALTER TABLE %1$s ADD CONSTRAINT %2$I %3$s', t.oid::regclass, c.conname,
            pg_get_constraintdef(c.oid)) END AS making,
        CASE WHEN EXISTS (SELECT FROM pg_inherits WHERE inhrelid = x.indexrelid) THEN NULL
          WHEN c.oid IS NULL THEN format('DROP INDEX %1$s', x.indexrelid::regclass)
          ELSE format('ALTER TABLE %1$s DROP CONSTRAINT %2$I', t.oid::regclass, c.conname)
        END AS dropping
      FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
      LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u')
      WHERE t.relname = ANY (?) OR EXISTS (SELECT FROM pg_inherits i
        WHERE i.inhrelid = t.oid AND i.inhparent::regclass::text = ANY (?))
      ORDER BY c.oid IS NULL, t.relname, x.indexrelid""";

  List<String> of(String relation) {
    return own.getOrDefault(relation, List.of());
  }

  /** Takes all away and remembers how to make them. */
  static TableIndexes takeAway(Connection connection) throws SQLException {
    var indexes = new TableIndexes(new HashMap<>(), new ArrayList<>());
    List<String> drops = new ArrayList<>();
    var tables = connection.createArrayOf("text", names());
    try (var statement = connection.prepareStatement(ALL)) {
      statement.setArray(1, tables);
      statement.setArray(2, tables);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          indexes.list(rows.getString(1), rows.getBoolean(2)).add(rows.getString(3));
          if (rows.getString(4) != null) {
            drops.add(rows.getString(4));
          }
        }
      }
    }
    try (var statement = connection.createStatement()) {
      for (var drop : drops) {
        statement.execute(drop);
      }
    }
    return indexes;
  }

  private List<String> list(String relation, boolean parent) {
    return parent ? parents : own.computeIfAbsent(relation, none -> new ArrayList<>());
  }

  private static Object[] names() {
    List<String> names = new ArrayList<>();
    for (var table : Table.values()) {
      names.add(table.sqlName());
    }
    return names.toArray();
  }
}
