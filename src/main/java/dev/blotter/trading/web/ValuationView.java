package dev.blotter.trading.web;

import dev.blotter.trading.DayValuation.Outcome;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a request to value accounts. */
@Schema(description = "How many accounts were valued")
record ValuationView(
    LocalDate day,
    @Schema(description = "Whether the day is over; else it is valued again once it is")
        boolean closed,
    long valued,
    @Schema(description = "False where some are left to the job, or to another request")
        boolean complete) {

  static ValuationView of(LocalDate day, boolean closed, Outcome outcome) {
    return new ValuationView(day, closed, outcome.valued(), outcome.complete());
  }
}
