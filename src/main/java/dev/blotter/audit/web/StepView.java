package dev.blotter.audit.web;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.blotter.audit.Moment;
import dev.blotter.eventlog.EventView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a replay. */
@Schema(description = "An event and what the aggregate was once it had happened")
record StepView(
    long version,
    EventView event,
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description = "Personal data is encrypted")
        @JsonSerialize(using = AsStored.class)
        Object state,
    @Schema(description = "The version of the form that states of this kind have") int shape) {

  static StepView of(Moment moment, int shape) {
    return new StepView(moment.version(), EventView.of(moment.last()), moment.state(), shape);
  }
}
