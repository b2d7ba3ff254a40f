package dev.blotter.audit.web;

import dev.blotter.http.RequestProblem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which two points of an aggregate's past are compared; the end is now where none is named. */
record DifferenceQuery(
    @QueryParam("from_version")
        @Parameter(
            description = "0 for before the first event",
            schema = @Schema(implementation = Long.class, minimum = "0"))
        @Nullable Long fromVersion,
    @QueryParam("to_version")
        @Parameter(schema = @Schema(implementation = Long.class, minimum = "0"))
        @Nullable Long toVersion,
    @QueryParam("from") @Nullable Instant from,
    @QueryParam("to") @Nullable Instant to,
    @QueryParam("full") @DefaultValue("false") @Parameter(description = StateQuery.FULL)
        Boolean full) {

  /** Refuses what cannot be asked for. */
  void mustFit() {
    mustNotBeNegative("from_version", fromVersion);
    mustNotBeNegative("to_version", toVersion);
    if ((fromVersion == null) == (from == null)) {
      throw RequestProblem.parameter("from_version", "is needed, or else a moment, but not both");
    }
    if (toVersion != null && to != null) {
      throw RequestProblem.parameter("to_version", "cannot go with a moment");
    }
  }

  private static void mustNotBeNegative(String name, @Nullable Long version) {
    if (version != null && version < 0) {
      throw RequestProblem.parameter(name, "must be 0 or more");
    }
  }
}
