package dev.blotter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.eventlog.EventRow;
import dev.blotter.json.Json;
import dev.blotter.json.Leaves;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares what an aggregate was at two versions, and says which event made each difference. */
@ApplicationScoped
public class Differences {

  private final Replay replay;

  public Differences(Replay replay) {
    this.replay = replay;
  }

  /**
   * What differs at the later version, by path.
   *
   * @param from zero for before the first event
   */
  public Uni<List<Difference>> between(AggregateRef ref, long from, long to) {
    return replay
        .steps(ref, from, to)
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
      var paths = new TreeSet<String>(before.keySet());
      paths.addAll(after.keySet());
      paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
      return paths;
    }
  }
}
