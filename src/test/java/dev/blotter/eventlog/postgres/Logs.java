package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Note;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Clock;

/** Logs of notes for tests. */
final class Logs {

  static final Ids IDS = new TimeOrderedIds(new SecureRandom());

  private Logs() {}

  static PostgresEventLog on(Pool pool) {
    return new PostgresEventLog(pool, Note.codec(), IDS, Clock.systemUTC());
  }
}
