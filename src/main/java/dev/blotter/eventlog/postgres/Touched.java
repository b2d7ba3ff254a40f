package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.AggregateRef;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the commands of a group so far do to each aggregate. */
final class Touched {

  /** No version: none can be right. */
  private static final long NEVER = -1;

  private final Map<AggregateRef, Aggregate> aggregates = new HashMap<>();

  /**
   * @param added how many events the commands so far add to it
   */
  private record Aggregate(UUID userId, long added) {}

  /**
   * The version that the aggregate has before the group if the next command is right. Only the user
   * who was the first in the group to touch it may go on.
   *
   * @param after the version that the command leaves
   */
  long before(Append append, VersionCheck check, long after) {
    var user = append.userId();
    var known = aggregates.getOrDefault(check.aggregate(), new Aggregate(user, 0));
    if (!known.userId.equals(user)) {
      return NEVER;
    }
    long adds = after - check.expectedVersion();
    aggregates.put(check.aggregate(), new Aggregate(user, known.added + adds));
    return check.expectedVersion() - known.added;
  }
}
