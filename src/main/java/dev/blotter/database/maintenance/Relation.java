package dev.blotter.database.maintenance;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A table or an index that holds rows itself, as the catalog has it.
 *
 * @param name quoted where it must be, with its schema
 * @param table the table it belongs to, or itself, in the same form
 * @param permitted whether the service's role may maintain it
 */
record Relation(String name, String table, long bytes, boolean permitted) {

  static Relation of(Row row) {
    return new Relation(
        row.getString("name"),
        row.getString("owning"),
        row.getLong("bytes"),
        row.getBoolean("permitted"));
  }
}
