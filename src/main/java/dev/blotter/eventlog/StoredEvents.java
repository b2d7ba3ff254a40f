package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Multi;
import java.util.List;

/** Reads events as they are stored, archived ones too, without making anything of them. */
public interface StoredEvents {

  /** Those of an aggregate from one version to another, in order, read as they are asked for. */
  Multi<List<StoredEvent>> ofAggregate(AggregateRef aggregate, long fromVersion, long toVersion);

  /**
   * An event as it is stored.
   *
   * @param json an object with the columns of {@code domain_events} by their names, times in UTC
   *     with their microseconds, the payload with its digits as stored
   */
  record StoredEvent(LanePosition position, long version, String json) {}
}
