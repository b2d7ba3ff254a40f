package dev.blotter.stream.web;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.user.UserEvent.TradingBlocked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Appends past the commands of the service, which hears of it from the database alone. */
final class OtherNode {

  private static final Actor ACTOR = new Actor(Actor.Type.OPERATOR, "other-node");

  private final EventLog log;

  OtherNode(EventLog log) {
    this.log = log;
  }

  /** Blocks the trading of users so many times, in turn; one append. */
  List<RecordedEvent> block(List<UUID> users, int times, String reason) {
    List<Append> group = new ArrayList<>();
    for (var user : users) {
      group.add(block(user, times, reason));
    }
    var results = log.append(group).await().atMost(Duration.ofSeconds(30));
    return results.stream()
        .flatMap(result -> ((AppendResult.Appended) result).events().stream())
        .toList();
  }

  private Append block(UUID user, int times, String reason) {
    var aggregate = AggregateRef.user(user);
    long version =
        log.head(aggregate).await().atMost(Duration.ofSeconds(10)).orElseThrow().version();
    List<Change> changes = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      changes.add(Change.of(aggregate, new TradingBlocked(reason)));
    }
    return new Append(
        user,
        "other:" + UUID.randomUUID(),
        "f",
        "{}",
        new Origin(ACTOR, UUID.randomUUID(), null),
        List.of(new VersionCheck(aggregate, version)),
        changes);
  }
}
