package dev.blotter.clock.web;

import dev.blotter.clock.ClockVerdict;
import dev.blotter.clock.RecordedSample;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comparison of a node's clock with another. Lengths of time are in microseconds. */
@Schema(description = "A node's clock, held against another")
record ClockSampleView(
    UUID sampleId,
    @Schema(description = "By the clock of the database") Instant sampledAt,
    @Schema(description = "The machine whose clock it is", examples = "blotter-0") String node,
    @Schema(description = "What it was held against", examples = "database") String reference,
    @Schema(
            description =
                "Microseconds that the reference is ahead of the node; below zero: behind",
            examples = "184")
        long offsetUs,
    @Schema(description = "How many more or less these may be in truth", examples = "320")
        long uncertaintyUs,
    @Schema(description = "How many were tolerated then", examples = "50000") long toleranceUs,
    @Schema(description = "UNCERTAIN where the comparison is too coarse to say")
        ClockVerdict verdict) {

  static ClockSampleView of(RecordedSample recorded) {
    var sample = recorded.sample();
    return new ClockSampleView(
        recorded.id(),
        recorded.at(),
        sample.node(),
        sample.reference(),
        micros(sample.reading().offset()),
        micros(sample.reading().uncertainty()),
        micros(sample.tolerance()),
        sample.verdict());
  }

  static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}
