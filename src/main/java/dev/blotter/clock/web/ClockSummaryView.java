package dev.blotter.clock.web;

import dev.blotter.clock.ClockSummary;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far clocks were off within a time. */
@Schema(description = "What was found from then until before then")
record ClockSummaryView(
    Instant from,
    Instant to,
    @Schema(description = "A line for each node and reference, the worst first, 1000 at most")
        List<Line> items) {

  /** One node and one reference. */
  @Schema(name = "ClockSummaryLine", description = "One node's clock beside one other")
  record Line(
      String node,
      String reference,
      @Schema(description = "How often they were compared") long samples,
      @Schema(description = "How often the node was surely farther off than tolerated") long beyond,
      @Schema(description = "The largest offset, ahead or behind, in microseconds")
          long worstOffsetUs,
      @Schema(description = "How many more or less these may be in truth") long worstUncertaintyUs,
      Instant worstAt,
      @Schema(description = "The first comparison") Instant firstAt,
      @Schema(description = "The last comparison") Instant lastAt) {

    private static Line of(ClockSummary summary) {
      return new Line(
          summary.node(),
          summary.reference(),
          summary.samples(),
          summary.beyond(),
          ClockSampleView.micros(summary.worst().offset()),
          ClockSampleView.micros(summary.worst().uncertainty()),
          summary.worstAt(),
          summary.firstAt(),
          summary.lastAt());
    }
  }

  static ClockSummaryView of(Instant from, Instant to, List<ClockSummary> found) {
    return new ClockSummaryView(from, to, found.stream().map(Line::of).toList());
  }
}
