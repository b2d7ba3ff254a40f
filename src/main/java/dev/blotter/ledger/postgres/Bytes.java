package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** How hashes and times stand in columns, and where they are worked out. */
final class Bytes {

  private Bytes() {}

  static Buffer of(Hash hash) {
    return Buffer.buffer(hash.bytes());
  }

  static byte[] of(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }

  static Hash hash(Row row, String column) {
    return Hash.of(of(row, column));
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** Runs what takes its time, or waits for a disk or a network, off the event loops. */
  static <T> Uni<T> onWorker(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
