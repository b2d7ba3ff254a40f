package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of all tables, taken away before many rows come and made anew after: that is several
 * times faster than to keep them.
 *
 * @param keys statements that make primary and unique keys
 * @param others statements that make all other indexes
 */
record Indexes(List<String> keys, List<String> others) {

  /** Keys and indexes of plain and partitioned tables, not those of partitions that follow them. */
  private static final String CONSTRAINTS =
      """
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname),
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
          pg_get_constraintdef(c.oid))
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      WHERE c.contype IN ('p', 'u') AND c.conparentid = 0 AND NOT t.relispartition
        AND t.relname = ANY (string_to_array('%s', ','))
      ORDER BY t.relname, c.conname""";

  private static final String INDEXES =
      """
      SELECT format('DROP INDEX %s', x.indexrelid::regclass), pg_get_indexdef(x.indexrelid)
      FROM pg_index x
      JOIN pg_class t ON t.oid = x.indrelid
      WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)
        AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = x.indexrelid)
        AND coalesce(
          (SELECT p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
           WHERE i.inhrelid = t.oid), t.relname) = ANY (string_to_array('%s', ','))
      ORDER BY t.relname, x.indexrelid""";

  private static final String TABLES =
      "domain_events,streams,commands,users,portfolios,orders,positions";

  /** The tables that it is about. */
  static List<String> tables() {
    return List.of(TABLES.split(","));
  }

  /** Takes all away and remembers how to make them. */
  static Indexes takeAway(Connection connection) throws SQLException {
    return new Indexes(taken(connection, CONSTRAINTS), taken(connection, INDEXES));
  }

  private static List<String> taken(Connection connection, String query) throws SQLException {
    List<String> drops = new ArrayList<>();
    List<String> makes = new ArrayList<>();
    try (var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(query.replace("'%s', ','", "'" + TABLES + "', ','"))) {
        while (rows.next()) {
          drops.add(rows.getString(1));
          makes.add(rows.getString(2).replace(" ON ONLY ", " ON "));
        }
      }
      for (var drop : drops) {
        statement.execute(drop);
      }
    }
    return makes;
  }
}
