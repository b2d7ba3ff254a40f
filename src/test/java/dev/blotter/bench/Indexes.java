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
   */
  static String of(Reader reader, String query) throws Exception {
    if (query.isEmpty()) {
      return "";
    }
    var plan =
        reader.post(
            "/v1/admin/database/explain",
            "operator",
            "explain-" + query,
            "{\"query\":\"" + query + "\"}");
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
