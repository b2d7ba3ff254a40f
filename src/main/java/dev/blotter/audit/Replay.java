package dev.blotter.audit;

import dev.blotter.command.Aggregates;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings an aggregate to any point of its past again. */
@ApplicationScoped
public class Replay {

  /** How many batches are read while one is gone through. */
  private static final int AHEAD = 2;

  private final Timeline timeline;
  private final Snapshots snapshots;
  private final EventCodec codec;
  private final Aggregates aggregates;

  public Replay(
      Timeline timeline,
      Snapshots snapshots,
      EventCodec codec,
      @All List<Aggregate<?, ?>> aggregates) {
    this.timeline = timeline;
    this.snapshots = snapshots;
    this.codec = codec;
    this.aggregates = new Aggregates(aggregates);
  }

  /** The shape of the states of such aggregates, which rises when their form changes. */
  public int shape(AggregateType type) {
    return aggregates.of(type).shape();
  }

  /**
   * Every event up to a version with the state after it, from nothing but the events; on workers,
   * while the next events are read.
   *
   * @param untilVersion one that the aggregate has come to, or 0
   * @return fails with {@link MissingEvent} where the log does not have all of them
   */
  public Multi<List<Moment>> steps(AggregateRef ref, long untilVersion) {
    return Multi.createFrom()
        .deferred(
            () -> evolved(new Evolution(ref.type(), aggregates, codec), ref, 0, untilVersion));
  }

  /**
   * The same from that version on; some versions before it may come first, from where a state was
   * kept.
   */
  public Multi<List<Moment>> steps(AggregateRef ref, long fromVersion, long untilVersion) {
    return snapshots
        .until(ref, fromVersion - 1, shape(ref.type()))
        .onItem()
        .transformToMulti(kept -> from(ref, kept.orElse(null), untilVersion));
  }

  /** On workers: a step through a long history takes as long as its state is large. */
  private Multi<List<EventRow>> events(AggregateRef ref, long after, long until) {
    return timeline.between(ref, after, until).emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD);
  }

  private Multi<List<Moment>> evolved(
      Evolution evolution, AggregateRef ref, long after, long until) {
    return Multi.createBy()
        .concatenating()
        .streams(
            events(ref, after, until).onItem().transformToMultiAndConcatenate(evolution::after),
            evolution.ended(ref, until));
  }

  /**
   * The state at a version; empty before the first event. Long histories go on from a state that
   * was kept some versions before.
   *
   * @param version one that the aggregate has come to, or 0
   * @return fails with {@link MissingEvent} where the log does not have all up to it
   */
  public Uni<Optional<Moment>> at(AggregateRef ref, long version) {
    // One version earlier, so that the event that led to the state is among those that are read.
    return snapshots
        .until(ref, version - 1, shape(ref.type()))
        .chain(kept -> last(from(ref, kept.orElse(null), version)));
  }

  /** The same from nothing but the events. */
  public Uni<Optional<Moment>> atFromScratch(AggregateRef ref, long version) {
    return last(steps(ref, version));
  }

  private Multi<List<Moment>> from(AggregateRef ref, @Nullable Snapshot kept, long version) {
    if (kept == null) {
      return steps(ref, version);
    }
    var begun = new Evolution(ref.type(), aggregates, codec, kept);
    return evolved(begun, ref, kept.version(), version);
  }

  private static Uni<Optional<Moment>> last(Multi<List<Moment>> steps) {
    return steps.collect().last().map(moments -> Optional.ofNullable(moments).map(List::getLast));
  }
}
