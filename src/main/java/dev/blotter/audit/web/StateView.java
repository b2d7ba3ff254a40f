package dev.blotter.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.audit.Moment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an aggregate was at some point of its past. */
@Schema(description = "What an aggregate was at some point of its past, replayed from its events")
record StateView(
    @Schema(examples = "order") String aggregateType,
    UUID aggregateId,
    @Schema(description = "The version that this is the state of") long version,
    @Schema(description = "When it became so") Instant since,
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description = "Personal data is encrypted")
        @JsonRawValue
        String state,
    @Schema(
            description =
                "With at_occurred: versions of events that had happened by then, but were recorded"
                    + " behind something later and so are not in the state")
        @Nullable List<Long> recordedLater) {

  static StateView of(Moment moment) {
    var last = moment.last();
    return new StateView(
        last.aggregateType(),
        last.aggregateId(),
        last.aggregateVersion(),
        last.occurredAt(),
        moment.json(),
        null);
  }

  StateView withRecordedLater(List<Long> versions) {
    return new StateView(aggregateType, aggregateId, version, since, state, List.copyOf(versions));
  }
}
