package dev.blotter.command;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.EventLog;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Appends a group, and when the database does not say what became of it, appends it again: what had
 * been stored then answers as a duplicate, so nothing is lost and nothing is stored twice. The
 * events of such a command are read, for those who are to hear of all that this node appends.
 */
final class GroupAppender {

  private static final Logger LOG = Logger.getLogger(GroupAppender.class);

  private final EventLog log;
  private final CommandConfig config;
  private final LostReplies lost;

  GroupAppender(EventLog log, CommandConfig config) {
    this.log = log;
    this.config = config;
    this.lost = new LostReplies(log, config.appendPatience());
  }

  /**
   * A result per command; fails where the outcome is still unknown after all retries, or in time.
   */
  Uni<GroupOutcome> append(List<Append> group) {
    if (group.isEmpty()) {
      return Uni.createFrom().item(GroupOutcome.of(List.of()));
    }
    var attempts = new AtomicInteger();
    return Uni.createFrom()
        .deferred(
            () -> {
              attempts.incrementAndGet();
              return log.append(group);
            })
        .onFailure()
        .invoke(fault -> LOG.warnf("append of %d commands failed: %s", group.size(), fault))
        .onFailure()
        .retry()
        .withBackOff(config.appendRetryDelay())
        .atMost(config.appendRetries())
        .ifNoItem()
        .after(config.appendPatience())
        .fail()
        .chain(
            results ->
                attempts.get() == 1
                    ? Uni.createFrom().item(GroupOutcome.of(results))
                    : lost.find(group, results).map(found -> new GroupOutcome(results, found)));
  }
}
