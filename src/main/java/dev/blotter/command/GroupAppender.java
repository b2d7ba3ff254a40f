package dev.blotter.command;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.EventLog;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Appends a group, and when the database does not say what became of it, appends it again: what had
 * been stored then answers as a duplicate, so nothing is lost and nothing is stored twice.
 */
final class GroupAppender {

  private static final Logger LOG = Logger.getLogger(GroupAppender.class);

  private final EventLog log;
  private final CommandConfig config;

  GroupAppender(EventLog log, CommandConfig config) {
    this.log = log;
    this.config = config;
  }

  /**
   * A result per command; fails where the outcome is still unknown after all retries, or in time.
   */
  Uni<List<AppendResult>> append(List<Append> group) {
    if (group.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Uni.createFrom()
        .deferred(() -> log.append(group))
        .onFailure()
        .invoke(fault -> LOG.warnf("append of %d commands failed: %s", group.size(), fault))
        .onFailure()
        .retry()
        .withBackOff(config.appendRetryDelay())
        .atMost(config.appendRetries())
        .ifNoItem()
        .after(config.appendPatience())
        .fail();
  }
}
