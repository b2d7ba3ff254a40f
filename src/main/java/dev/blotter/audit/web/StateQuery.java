package dev.blotter.audit.web;

import dev.blotter.http.RequestProblem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Of which point of its past an aggregate's state is asked for; now where none is named. */
record StateQuery(
    @QueryParam("version") @Parameter(schema = @Schema(implementation = Long.class, minimum = "1"))
        @Nullable Long version,
    @QueryParam("at") @Parameter(description = "As the log had it then") @Nullable Instant at,
    @QueryParam("at_occurred") @Parameter(description = StateQuery.BUSINESS)
        @Nullable Instant atOccurred,
    @QueryParam("full") @DefaultValue("false") @Parameter(description = StateQuery.FULL)
        Boolean full) {

  private static final String BUSINESS =
      "As it was in business then: after the last event before which nothing happened later";
  static final String FULL =
      "Go through every event instead of going on from a state that was kept on the way";

  /** Refuses what cannot be asked for. */
  void mustFit() {
    if (version != null && version < 1) {
      throw RequestProblem.parameter("version", "must be 1 or more");
    }
    if (Stream.of(version, at, atOccurred).filter(Objects::nonNull).count() > 1) {
      throw RequestProblem.parameter(
          "version", "cannot go with at or at_occurred, nor they together");
    }
  }
}
