package dev.blotter.clock.web;

import dev.blotter.clock.ClockCriteria;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.TimeSpans;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which comparisons of clocks are asked for; what is left out is all. */
record ClockQuery(
    @QueryParam("node") @Parameter(description = "Whose clock it is") @Nullable String node,
    @QueryParam("reference") @Parameter(description = "What it was held against")
        @Nullable String reference,
    @QueryParam("beyond") @Parameter(description = "Microseconds; more than these, either way")
        @Nullable Integer beyond,
    @QueryParam("from") @Parameter(description = "Compared then or later") @Nullable Instant from,
    @QueryParam("to") @Parameter(description = "Compared before") @Nullable Instant to) {

  ClockCriteria criteria() {
    return new ClockCriteria(node, reference, length(), TimeSpans.of(from, to));
  }

  private @Nullable Duration length() {
    if (beyond == null) {
      return null;
    }
    if (beyond < 0) {
      throw RequestProblem.parameter("beyond", "must not be below zero");
    }
    return Duration.of(beyond, ChronoUnit.MICROS);
  }
}
