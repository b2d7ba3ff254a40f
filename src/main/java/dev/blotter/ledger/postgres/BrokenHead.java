package dev.blotter.ledger.postgres;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A fault by which the database does not continue what is outside.
 *
 * @param fault its number
 * @param head that it is about: the newest outside, or one within that could not be brought there
 * @param stops whether nothing is sealed until it is acknowledged
 */
record BrokenHead(long fault, long head, boolean stops) {

  static BrokenHead of(Row row) {
    return new BrokenHead(row.getLong("number"), row.getLong("head"), row.getBoolean("stops"));
  }
}
