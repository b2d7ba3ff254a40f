package dev.blotter.eventlog;

import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** States of aggregates at some version, kept to bound the load of long streams. */
public interface Snapshots {

  /**
   * The newest snapshot of each aggregate that has one of its shape.
   *
   * @param shapes by aggregate
   */
  Uni<Map<AggregateRef, Snapshot>> latest(Map<AggregateRef, Integer> shapes);

  /**
   * The newest snapshot of that shape at that version or before it, or empty where there is none.
   */
  Uni<Optional<Snapshot>> until(AggregateRef aggregate, long version, int shape);

  /** Keeps this one in place of what is there of its version, unless that is of a later shape. */
  Uni<Void> save(Snapshot snapshot);

  /**
   * A state at a version.
   *
   * @param version the aggregate's, with all events up to it told
   * @param shape the version of the state's own form; snapshots of another shape are not read
   */
  record Snapshot(AggregateRef aggregate, long version, int shape, PackedJson state) {}
}
