package dev.blotter.projection;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one account in the making: each append is checked against those before it. */
final class TraderLog {
  private final EventLog log;
  private final UUID account;
  private final Map<AggregateRef, Long> versions = new HashMap<>();
  private int commands;
  private @Nullable List<Append> together;

  TraderLog(EventLog log, UUID account) {
    this.log = log;
    this.account = account;
  }

  /** How many appends there were. */
  int commands() {
    return commands;
  }

  /** What follows is added to that group, until it is null again. */
  void gather(@Nullable List<Append> group) {
    together = group;
  }

  List<RecordedEvent> append(Change... changes) {
    Set<AggregateRef> changed = new HashSet<>();
    Stream.of(changes).forEach(change -> changed.add(change.aggregate()));
    var checks =
        changed.stream().map(ref -> new VersionCheck(ref, versions.getOrDefault(ref, 0L))).toList();
    Stream.of(changes).forEach(change -> versions.merge(change.aggregate(), 1L, Long::sum));
    var origin = new Origin(Actor.system("test"), account, null);
    var name = "c" + ++commands;
    var append = new Append(account, name, name, "{}", origin, checks, List.of(changes));
    if (together != null) {
      together.add(append);
      return List.of();
    }
    return store(List.of(append)).getFirst();
  }

  List<List<RecordedEvent>> store(List<Append> group) {
    return stored(group).stream().map(TraderLog::events).toList();
  }

  private static List<RecordedEvent> events(AppendResult result) {
    return switch (result) {
      case Appended appended -> appended.events();
      // A connection was killed after the append and before its reply: it is there all the same.
      case AppendResult.Duplicate ignored -> List.of();
      case AppendResult.Conflict() -> throw new IllegalStateException("nobody else appends here");
      case AppendResult.Late ignored -> throw new IllegalStateException("none of it has an end");
    };
  }

  private List<AppendResult> stored(List<Append> group) {
    return Uni.createFrom()
        .deferred(() -> log.append(group))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(20))
        .atMost(8)
        .await()
        .atMost(Duration.ofSeconds(20));
  }
}
