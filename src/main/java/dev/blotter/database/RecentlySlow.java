package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what statements have taken in all which were slow of late: over years a mean shows
 * neither that one has become slow nor that it is so no longer.
 */
final class RecentlySlow {

  private @Nullable Map<Long, Spent> last;

  /**
   * What a statement has taken since counts began.
   *
   * @param millis of all calls together
   */
  record Spent(long queryId, long calls, double millis) {

    static Spent of(Row row) {
      return new Spent(row.getLong("queryid"), row.getLong("calls"), row.getDouble("total_ms"));
    }

    /** What it has taken since then; all of it where counts began anew meanwhile. */
    private Spent since(Spent before) {
      return calls < before.calls
          ? this
          : new Spent(queryId, calls - before.calls, millis - before.millis);
    }

    private boolean isSlow(double limit) {
      return calls > 0 && millis / calls >= limit;
    }
  }

  /**
   * How many have been slow on average since the last count; none at the first.
   *
   * @param limit in milliseconds
   */
  synchronized long count(List<Spent> now, double limit) {
    var before = last;
    Map<Long, Spent> seen = new HashMap<>();
    now.forEach(spent -> seen.put(spent.queryId(), spent));
    last = seen;
    return before == null
        ? 0
        : now.stream()
            .map(spent -> spent.since(before.getOrDefault(spent.queryId(), nothing(spent))))
            .filter(spent -> spent.isSlow(limit))
            .count();
  }

  private static Spent nothing(Spent spent) {
    return new Spent(spent.queryId(), 0, 0);
  }
}
