package dev.blotter.database.web;

import dev.blotter.database.QueryPlan;
import dev.blotter.kernel.NamedQuery;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a query is run. */
@Schema(description = "How a query is run")
record ExplainView(
    String query,
    @Schema(description = "What it was explained for") Map<String, Object> parameters,
    @Schema(description = "The very text that the service sends") String sql,
    QueryPlan result) {

  static ExplainView of(
      NamedQuery query,
      Map<String, Object> values,
      NamedQuery.Statement statement,
      QueryPlan plan) {
    Map<String, Object> all = new TreeMap<>(query.example());
    all.putAll(values);
    return new ExplainView(query.name(), all, statement.sql(), plan);
  }
}
