package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of everything that happened: append-only, without a gap within a lane, in commit order.
 *
 * <p>A failed {@link Uni} of {@link #append} means that the outcome of <em>every</em> command of
 * the group is unknown; appending the same group again answers {@link AppendResult.Duplicate} for
 * what had been stored.
 */
public interface EventLog {

  /**
   * Appends what a group of commands decided, in one transaction and one round trip. A command
   * whose checks fail, or that follows a failed or duplicate one of the same user, comes to {@link
   * AppendResult.Conflict}, one whose time is over to {@link AppendResult.Late}, and harms no
   * neighbour of another user. No two commands of a group have the same user and command id.
   *
   * @return a result per command, in the group's order
   */
  Uni<List<AppendResult>> append(List<Append> group);

  /** The stored answer of each of these commands that is in the log; others have no entry. */
  Uni<Map<CommandKey, AppendResult.Duplicate>> answers(Collection<CommandKey> commands);

  /**
   * The same of commands whose time is over: of those without an entry nothing will ever be stored.
   * Waits for appends that are under way.
   *
   * @param notAfter the latest moment at which any of them might be appended; fails where the log's
   *     clock says that it is long from over
   */
  Uni<Map<CommandKey, AppendResult.Duplicate>> answersOfLate(
      Collection<CommandKey> commands, Instant notAfter);

  /** Events of an aggregate with a version above the given one, oldest first, at most that many. */
  Uni<List<RecordedEvent>> readStream(AggregateRef aggregate, long afterVersion, int limit);

  /**
   * All events of several aggregates above the given versions, each oldest first; in one round
   * trip. An aggregate without any has no entry.
   */
  Uni<Map<AggregateRef, List<RecordedEvent>>> readStreams(Map<AggregateRef, Long> afterVersions);

  /** The version that an aggregate had at a moment, as the log was then; zero before its first. */
  Uni<Long> versionAt(AggregateRef aggregate, Instant at);

  /**
   * Events of a lane with a position above the given one, in order, at most that many. One that
   * cannot be read is an {@link UnreadableEvent}: those of others behind it are read all the same.
   */
  Uni<List<RecordedEvent>> readLane(int lane, long afterPosition, int limit);

  /** The position of the last event of each lane, by lane number; zero where there is none. */
  Uni<long[]> heads();

  /** What stands in the log about each aggregate as a whole; one that is not there has no entry. */
  Uni<Map<AggregateRef, StreamHead>> headsOf(Collection<AggregateRef> aggregates);

  /** The same of one, or empty where it is not there. */
  default Uni<Optional<StreamHead>> head(AggregateRef aggregate) {
    return headsOf(List.of(aggregate)).map(heads -> Optional.ofNullable(heads.get(aggregate)));
  }

  /** Whether a failure says only that the log cannot be had now, whatever it was asked. */
  boolean isAway(Throwable failure);
}
