package dev.blotter.database.web;

import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Planned;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A query that the service runs. */
@Schema(description = "A query that the service runs")
record NamedQueryView(
    @Schema(examples = "orders-of-user") String name,
    String purpose,
    @Schema(description = "Each parameter with an example") Map<String, Object> parameters,
    @Schema(description = "What the service has it planned for") Planned planned) {

  static NamedQueryView of(NamedQuery query) {
    return new NamedQueryView(
        query.name(), query.purpose(), new TreeMap<>(query.example()), query.planned());
  }
}
