package dev.blotter.audit.web;

import dev.blotter.eventlog.EventSearch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Names the moment that is now for what is replayed from the log, whose times are the database's: a
 * node may be behind.
 */
@ApplicationScoped
class LogTime {

  private final EventSearch log;
  private final InstantSource clock;

  LogTime(EventSearch log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Now by the node's clock, and no earlier than anything that the log has. */
  Uni<Instant> now() {
    return log.cut().map(cut -> later(cut.newest(), clock.instant()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
