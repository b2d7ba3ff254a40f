package dev.blotter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.eventlog.EventRow;
import dev.blotter.json.Json;
import dev.blotter.json.Leaves;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Once;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/** Compares what an aggregate was at two versions, and says which event made each difference. */
@ApplicationScoped
public class Differences {

  /** From so many steps on a comparison is a long one: each is compared as a whole. */
  static final int LONG = 200;

  /** How many long ones a node makes at a time, so that they keep nobody else waiting. */
  static final int AT_ONCE = 2;

  private final Replay replay;
  private final Semaphore free = new Semaphore(AT_ONCE);

  public Differences(Replay replay) {
    this.replay = replay;
  }

  /**
   * What differs at the later version, by path; worked out on workers.
   *
   * @param from zero for before the first event
   * @param full whether every event is gone through, and no state believed that was kept on the way
   * @return fails with {@link TooManyComparisons} where it is one long one too many
   */
  public Uni<List<Difference>> between(AggregateRef ref, long from, long to, boolean full) {
    return to - from < LONG
        ? compared(ref, from, to, full)
        : Uni.createFrom()
            .deferred(
                () ->
                    free.tryAcquire()
                        ? compared(ref, from, to, full)
                            .onTermination()
                            .invoke(new Once(free::release))
                        : Uni.createFrom().failure(new TooManyComparisons()));
  }

  private Uni<List<Difference>> compared(AggregateRef ref, long from, long to, boolean full) {
    var steps = full ? replay.steps(ref, to) : replay.steps(ref, from, to);
    return steps
        .collect()
        .in(() -> new Comparison(from), (comparison, moments) -> moments.forEach(comparison::add))
        .map(Comparison::differences);
  }

  private static final class Comparison {
    private final long from;
    private final Map<String, EventRow> changedBy = new HashMap<>();
    private Map<String, JsonNode> first = Map.of();
    private Map<String, JsonNode> last = Map.of();

    Comparison(long from) {
      this.from = from;
    }

    void add(Moment moment) {
      if (moment.version() < from) {
        return;
      }
      var next = Leaves.of(Json.MAPPER.valueToTree(moment.state()));
      if (moment.version() == from) {
        first = next;
      } else {
        changed(last, next).forEach(path -> changedBy.put(path, moment.last()));
      }
      last = next;
    }

    List<Difference> differences() {
      return changed(first, last).stream()
          .map(path -> new Difference(path, first.get(path), last.get(path), by(path)))
          .toList();
    }

    private EventRow by(String path) {
      return Objects.requireNonNull(changedBy.get(path), "a difference without an event");
    }

    private static Set<String> changed(Map<String, JsonNode> before, Map<String, JsonNode> after) {
      var paths = new TreeSet<String>();
      after.forEach(
          (path, value) -> {
            if (!value.equals(before.get(path))) {
              paths.add(path);
            }
          });
      before.keySet().stream().filter(path -> !after.containsKey(path)).forEach(paths::add);
      return paths;
    }
  }
}
