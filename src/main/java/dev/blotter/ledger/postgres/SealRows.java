package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Seal;
import io.vertx.mutiny.sqlclient.Row;

/** Seals as rows. */
final class SealRows {

  static final String COLUMNS =
      "lane, number, from_position, to_position, root, previous, sealed_at, hash";

  private SealRows() {}

  static Seal of(Row row) {
    return new Seal(
        row.getInteger("lane"),
        row.getLong("number"),
        row.getLong("from_position"),
        row.getLong("to_position"),
        Columns.hash(row, "root"),
        Columns.hash(row, "previous"),
        Columns.time(row, "sealed_at"),
        Columns.hash(row, "hash"));
  }
}
