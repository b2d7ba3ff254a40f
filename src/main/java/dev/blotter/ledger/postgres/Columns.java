package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How hashes and times stand in columns. */
final class Columns {

  private Columns() {}

  static Buffer bytes(Hash hash) {
    return Buffer.buffer(hash.bytes());
  }

  static byte[] bytes(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }

  static Hash hash(Row row, String column) {
    return Hash.of(bytes(row, column));
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
