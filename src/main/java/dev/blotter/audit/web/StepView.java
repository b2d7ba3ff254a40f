package dev.blotter.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.audit.Moment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a replay. */
@Schema(description = "An event and what the aggregate was once it had happened")
record StepView(
    long version,
    EventView event,
    @Schema(implementation = Object.class, description = "Personal data is encrypted") @JsonRawValue
        String state,
    @Schema(description = "The version of the form that states of this kind have") int shape) {

  static StepView of(Moment moment, int shape) {
    return new StepView(moment.version(), EventView.of(moment.last()), moment.json(), shape);
  }
}
