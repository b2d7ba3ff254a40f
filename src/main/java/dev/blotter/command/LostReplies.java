package dev.blotter.command;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads what an append has stored whose reply was lost: the same group appended again is told of
 * duplicates, without their events, which nobody on this node has heard of yet.
 */
final class LostReplies {

  private static final Logger LOG = Logger.getLogger(LostReplies.class);

  private final EventLog log;
  private final Duration patience;

  /**
   * @param patience how long to read before it is given up
   */
  LostReplies(EventLog log, Duration patience) {
    this.log = log;
    this.patience = patience;
  }

  /** The events of each command of the group that is there since before; none where that fails. */
  Uni<List<List<RecordedEvent>>> find(List<Append> group, List<AppendResult> results) {
    return Multi.createFrom()
        .iterable(duplicates(group, results))
        .onItem()
        .transformToUniAndConcatenate(this::read)
        .select()
        .where(events -> !events.isEmpty())
        .collect()
        .asList()
        .ifNoItem()
        .after(patience)
        .fail()
        .onFailure()
        .recoverWithItem(LostReplies::nothing);
  }

  private static List<List<RecordedEvent>> nothing(Throwable fault) {
    LOG.warnf("what was appended without a reply cannot be read, listeners miss it: %s", fault);
    return List.of();
  }

  private record Stored(Append append, AppendResult.Duplicate as) {}

  private static List<Stored> duplicates(List<Append> group, List<AppendResult> results) {
    List<Stored> duplicates = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      var append = group.get(i);
      if (results.get(i) instanceof AppendResult.Duplicate as && !append.changes().isEmpty()) {
        duplicates.add(new Stored(append, as));
      }
    }
    return duplicates;
  }

  private Uni<List<RecordedEvent>> read(Stored stored) {
    int count = stored.append().changes().size();
    var last = stored.as().position();
    return log.readLane(last.lane(), Math.max(0, last.position() - count), count)
        .map(events -> ofThis(stored.append(), events));
  }

  /** None where another request under the same id was first, whose node has told of it. */
  private static List<RecordedEvent> ofThis(Append append, List<RecordedEvent> events) {
    boolean same =
        events.size() == append.changes().size()
            && events.stream().allMatch(event -> isOf(append, event));
    return same ? events : List.of();
  }

  private static boolean isOf(Append append, RecordedEvent event) {
    return event.userId().equals(append.userId())
        && event.commandId().equals(append.commandId())
        && event.origin().equals(append.origin());
  }
}
