package dev.blotter.clock.postgres;

import dev.blotter.clock.ClockCriteria;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.TimeSpan;
import dev.blotter.projection.Search;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the record of clocks is searched by. */
@Singleton
public final class NamedClockQueries implements NamedQueries {

  private static final Duration FAR = Duration.ofMillis(50);

  private static final NamedQuery NEWEST =
      search(
          "clock-samples-newest",
          "Comparisons of clocks, newest first",
          Map.of(),
          v -> new ClockCriteria(null, null, null, TimeSpan.ALL));

  private static final NamedQuery OF_NODE =
      search(
          "clock-samples-of-node",
          "Comparisons of one node's clock, newest first",
          Map.of("node", "blotter-0"),
          v -> new ClockCriteria(v.get("node", String.class), null, null, TimeSpan.ALL));

  private static final NamedQuery FAR_AWAY =
      search(
          "clock-samples-far-away",
          "Comparisons of clocks that were more than 50 ms away, newest first",
          Map.of(),
          v -> new ClockCriteria(null, null, FAR, TimeSpan.ALL));

  @Override
  public List<NamedQuery> named() {
    return List.of(NEWEST, OF_NODE, FAR_AWAY);
  }

  private static NamedQuery search(
      String name,
      String purpose,
      Map<String, Object> example,
      Function<Values, ClockCriteria> criteria) {
    return Search.newest(
        name, purpose, example, "sampled_at", v -> PostgresClockSamples.search(criteria.apply(v)));
  }
}
