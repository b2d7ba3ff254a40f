package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;

/**
 * How far ahead there are partitions of a table.
 *
 * @param days from now to the end of its last one
 */
record PartitionsAhead(String table, double days) {

  static final String SQL =
      """
      SELECT t.relname::text AS name,
        (extract(epoch FROM max(p.to_time) - now()) / 86400)::float8 AS days
      FROM pg_class AS t CROSS JOIN LATERAL partitions_of(t.oid::regclass) AS p
      WHERE t.relkind = 'p' AND t.relnamespace = current_schema()::regnamespace
        AND p.to_time IS NOT NULL
      GROUP BY t.relname""";

  static PartitionsAhead of(Row row) {
    return new PartitionsAhead(row.getString("name"), row.getDouble("days"));
  }
}
