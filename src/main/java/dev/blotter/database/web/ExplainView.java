package dev.blotter.database.web;

import dev.blotter.database.QueryPlan;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Planned;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a query is run. */
@Schema(description = "How a query is run")
record ExplainView(
    String query,
    @Schema(description = "What it was explained for") Map<String, Object> parameters,
    @Schema(description = "Whether the plan is one for any values or one for these")
        Planned planned,
    @Schema(description = "The very text that the service sends") String sql,
    QueryPlan result) {

  static ExplainView of(
      NamedQuery query, Map<String, Object> values, Planned planned, String sql, QueryPlan plan) {
    Map<String, Object> all = new TreeMap<>(query.example());
    all.putAll(values);
    return new ExplainView(query.name(), all, planned, sql, plan);
  }
}
