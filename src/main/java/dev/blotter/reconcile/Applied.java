package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.StoredModel;
import java.util.Optional;
import java.util.UUID;

/** Which events of one user the stored rows of one read model are made of, each for which row. */
final class Applied {

  private final Projection<?> projection;
  private final StoredModel<?> stored;
  private final long end;

  /**
   * @throws IllegalStateException where another version of the service has written the rows
   */
  Applied(Projection<?> projection, UUID user, StoredModel<?> stored) {
    if (stored.version() != projection.version()) {
      throw new IllegalStateException(
          "%s is of version %d, this node's is %d"
              .formatted(projection.name(), stored.version(), projection.version()));
    }
    this.projection = projection;
    this.stored = stored;
    this.end = stored.end(user);
  }

  /** The row that an event has changed, or empty where it has changed none. */
  Optional<UUID> rowOf(RecordedEvent event) {
    return event.position().position() < end && !stored.skipped().contains(event.eventId())
        ? projection.rowOf(event)
        : Optional.empty();
  }
}
