package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.LanePosition;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadataBuilder;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Events in the envelope of CloudEvents 1.0. The data are the payload as the log has it, personal
 * data encrypted; all else is in the attributes. {@code docs/relay.md} describes each.
 */
final class CloudEvents {

  private static final String JSON = "application/json";

  private final URI source;

  CloudEvents(URI source) {
    this.source = source;
  }

  /** An event, keyed by its user. */
  Message<String> message(EventRow event) {
    var user = event.userId().toString();
    return Message.of(event.payload())
        .addMetadata(envelope(event, user))
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(user)
                .withTimestamp(event.occurredAt())
                .build());
  }

  private OutgoingCloudEventMetadata<String> envelope(EventRow event, String user) {
    var envelope =
        OutgoingCloudEventMetadata.<String>builder()
            .withId(event.eventId().toString())
            .withSource(source)
            .withType("dev.blotter." + event.aggregateType() + "." + event.eventType())
            .withSubject(event.aggregateType() + "/" + event.aggregateId())
            .withTimestamp(event.occurredAt().atZone(ZoneOffset.UTC))
            .withDataContentType(JSON);
    extend(envelope, "partitionkey", user);
    extend(envelope, "sequence", "%019d".formatted(event.lanePosition()));
    extend(envelope, "position", new LanePosition(event.lane(), event.lanePosition()));
    extend(envelope, "aggregateversion", event.aggregateVersion());
    extend(envelope, "schemaversion", event.schemaVersion());
    extend(envelope, "commandid", event.commandId());
    extend(envelope, "correlationid", event.correlationId());
    extend(envelope, "causationid", event.causationId());
    extend(envelope, "actortype", event.actorType());
    extend(envelope, "actorid", event.actorId());
    extend(envelope, "effectivetime", event.effectiveAt());
    return envelope.build();
  }

  private static void extend(
      OutgoingCloudEventMetadataBuilder<String> envelope, String name, @Nullable Object value) {
    if (value != null) {
      envelope.withExtension(name, value.toString());
    }
  }
}
