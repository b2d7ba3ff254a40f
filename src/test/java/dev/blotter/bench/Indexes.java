package dev.blotter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the service says of the plans of its queries. */
final class Indexes {

  private Indexes() {}

  /**
   * The indexes in the plan of a named query, those of partitions under one name; empty where it is
   * none.
   *
   * @param question the query and its parameters, as the service is asked to explain them
   */
  static String of(Reader reader, String question) throws Exception {
    if (question.isEmpty()) {
      return "";
    }
    var key = "explain-" + Integer.toHexString(question.hashCode());
    var plan = reader.post("/v1/admin/database/explain", "operator", key, question);
    Set<String> names = new LinkedHashSet<>();
    collect(plan, names);
    return String.join(", ", names);
  }

  private static void collect(JsonNode node, Set<String> names) {
    var name = node.path("Index Name").asText("");
    if (!name.isEmpty()) {
      names.add(name.replaceAll("_(default|\\d{4}_q?\\d+)", ""));
    }
    node.forEach(child -> collect(child, names));
  }
}
