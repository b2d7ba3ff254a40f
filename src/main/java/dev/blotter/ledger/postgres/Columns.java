package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import dev.blotter.ledger.TreeHash;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How hashes and times stand in columns. */
final class Columns {

  private Columns() {}

  static Buffer bytes(Hash hash) {
    return Buffer.buffer(hash.bytes());
  }

  static byte[] bytes(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }

  /** What has not the length of a hash stands for itself by its own, which nothing else names. */
  static Hash hash(Row row, String column) {
    return hash(bytes(row, column));
  }

  /** The same of a row that may be joined to nothing. */
  static Optional<Hash> found(Row row, String column) {
    return Optional.ofNullable(row.getBuffer(column)).map(stored -> hash(stored.getBytes()));
  }

  private static Hash hash(byte[] stored) {
    return stored.length == Hash.BYTES ? Hash.of(stored) : new TreeHash().plain(stored);
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
