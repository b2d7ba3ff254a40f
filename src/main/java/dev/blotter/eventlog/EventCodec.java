package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;

/** Turns events into the JSON payload of the log and back. */
public interface EventCodec {

  /** Whether there are events of that type, of whatever aggregate. */
  boolean knows(String eventType);

  /** The payload of an event, as JSON text. */
  String encode(DomainEvent event);

  /** The event that a payload holds; an unknown type or shape is a fault. */
  DomainEvent decode(AggregateType aggregate, String eventType, int schemaVersion, String payload);
}
