package dev.blotter.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a statement is run. */
@Schema(description = "How a statement is run")
public record QueryPlan(
    @Schema(description = "The indexes that are read, those of partitions under their own names")
        Set<String> indexes,
    @Schema(description = "The tables that are read from end to end") Set<String> sequentialScans,
    @Schema(description = "In the planner's unit, a page read in sequence being 1")
        double estimatedCost,
    @Schema(description = "The rows that the planner expects") double estimatedRows,
    List<Pruning> partitions,
    @Schema(implementation = Object.class, description = "As EXPLAIN (FORMAT JSON) says")
        JsonNode plan) {

  /** How many partitions of a table are looked at, and how many are left alone. */
  @Schema(description = "How many partitions of a table are looked at, and how many are not")
  public record Pruning(String table, int touched, int pruned) {}

  /**
   * Reads a plan.
   *
   * @param parents the tables that are partitioned, by the names of their partitions
   */
  static QueryPlan of(JsonNode explained, Map<String, String> parents) {
    var root = explained.path("Plan");
    var nodes = nodes(root).toList();
    return new QueryPlan(
        names(nodes.stream(), "Index Name"),
        names(nodes.stream().filter(QueryPlan::isSequential), "Relation Name"),
        root.path("Total Cost").asDouble(),
        root.path("Plan Rows").asDouble(),
        pruning(names(nodes.stream().filter(QueryPlan::wasRun), "Relation Name"), parents),
        explained);
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    var below = StreamSupport.stream(node.path("Plans").spliterator(), false);
    return Stream.concat(Stream.of(node), below.flatMap(QueryPlan::nodes));
  }

  private static Set<String> names(Stream<JsonNode> nodes, String field) {
    var names = new TreeSet<String>();
    nodes.filter(node -> node.has(field)).forEach(node -> names.add(node.get(field).asText()));
    return names;
  }

  private static boolean isSequential(JsonNode node) {
    return node.path("Node Type").asText().endsWith("Seq Scan");
  }

  /** True also where the statement was not run at all. */
  private static boolean wasRun(JsonNode node) {
    return node.path("Actual Loops").asInt(1) > 0;
  }

  private static List<Pruning> pruning(Collection<String> tables, Map<String, String> parents) {
    var touched = new TreeMap<String, Integer>();
    tables.stream()
        .filter(parents::containsKey)
        .forEach(table -> touched.merge(parents.get(table), 1, Integer::sum));
    return touched.entrySet().stream()
        .map(of -> new Pruning(of.getKey(), of.getValue(), count(parents, of) - of.getValue()))
        .toList();
  }

  private static int count(Map<String, String> parents, Map.Entry<String, Integer> of) {
    return Math.toIntExact(parents.values().stream().filter(of.getKey()::equals).count());
  }
}
