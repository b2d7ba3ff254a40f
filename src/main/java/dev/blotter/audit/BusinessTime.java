package dev.blotter.audit;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What held at a moment of business time, by all that was recorded until now. Events say what
 * followed from all before them, so one cannot be taken without those: the answer is the state
 * after the last event before which nothing happened later than the moment. What had happened by
 * then but was recorded behind something later is named beside it.
 */
@ApplicationScoped
public class BusinessTime {

  private final Timeline timeline;
  private final Replay replay;

  public BusinessTime(Timeline timeline, Replay replay) {
    this.timeline = timeline;
    this.replay = replay;
  }

  /**
   * What held.
   *
   * @param moment null where the aggregate was not there yet
   * @param recordedLater versions of events that had happened by then but are not in the state
   */
  public record Held(@Nullable Moment moment, List<Long> recordedLater) {
    public Held {
      recordedLater = List.copyOf(recordedLater);
    }
  }

  /**
   * What an aggregate was in business at that moment.
   *
   * @param version the last that it has come to
   * @param full whether no state is believed that was kept on the way
   * @return fails with {@link MissingEvent} where the log does not have all of it
   */
  public Uni<Held> at(AggregateRef ref, long version, Instant at, boolean full) {
    return timeline
        .between(ref, 0, Long.MAX_VALUE)
        .onItem()
        .<EventRow>transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events))
        .collect()
        .in(() -> new Cut(at), Cut::add)
        .invoke(cut -> MissingEvent.unlessReached(ref, cut.last, version))
        .chain(cut -> state(ref, cut.until, full).map(moment -> held(moment, cut)));
  }

  private Uni<Optional<Moment>> state(AggregateRef ref, long version, boolean full) {
    return full ? replay.atFromScratch(ref, version) : replay.at(ref, version);
  }

  private static Held held(Optional<Moment> moment, Cut cut) {
    return new Held(moment.orElse(null), cut.recordedLater);
  }

  /** When something happened, which may be long before it was recorded. */
  static Instant happenedAt(EventRow event) {
    var effective = event.effectiveAt();
    return effective == null ? event.occurredAt() : effective;
  }

  private static final class Cut {
    private final Instant at;
    private final List<Long> recordedLater = new ArrayList<>();
    private boolean passed;
    private long until;
    private long last;

    Cut(Instant at) {
      this.at = at;
    }

    void add(EventRow event) {
      last = event.aggregateVersion();
      boolean happened = !happenedAt(event).isAfter(at);
      if (!passed && happened) {
        until = event.aggregateVersion();
      } else if (happened) {
        recordedLater.add(event.aggregateVersion());
      } else {
        passed = true;
      }
    }
  }
}
