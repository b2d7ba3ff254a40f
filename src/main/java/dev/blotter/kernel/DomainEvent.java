package dev.blotter.kernel;

/**
 * Something that happened to an aggregate. Implementations are records, permitted by one sealed
 * interface a feature; the record's simple name is the event type in the log.
 */
public interface DomainEvent {

  /** The name that stands in {@code domain_events.event_type}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** The version of the payload's shape; it rises when a field changes its meaning. */
  default int schemaVersion() {
    return 1;
  }
}
