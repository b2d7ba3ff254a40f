package dev.blotter.audit;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads what happened to one aggregate, from its first event on. */
@ApplicationScoped
public class Timeline {

  private static final int BATCH = 500;

  private final EventLog log;

  public Timeline(EventLog log) {
    this.log = log;
  }

  /** Events from that version on, at most so many. */
  public Uni<List<RecordedEvent>> page(AggregateRef aggregate, long fromVersion, int limit) {
    return log.readStream(aggregate, fromVersion - 1, limit);
  }

  /** Every event, oldest first, read in batches as they are asked for. */
  public Multi<RecordedEvent> all(AggregateRef aggregate) {
    return Multi.createBy()
        .repeating()
        .uni(AtomicLong::new, after -> batch(aggregate, after))
        .whilst(events -> events.size() == BATCH)
        .onItem()
        .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
  }

  private Uni<List<RecordedEvent>> batch(AggregateRef aggregate, AtomicLong after) {
    return log.readStream(aggregate, after.get(), BATCH)
        .invoke(events -> after.addAndGet(events.size()));
  }
}
