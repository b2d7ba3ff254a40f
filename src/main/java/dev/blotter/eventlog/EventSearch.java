package dev.blotter.eventlog;

import dev.blotter.kernel.Foreseen;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds events of all aggregates by whatever is known of them, archived ones too. */
public interface EventSearch {

  /**
   * Events that match, by when they were appended and then by their places in the log, so that
   * those of one user come in the order in which they happened.
   *
   * @param after the event before the first one wanted, or null for the beginning
   * @param limit how many at most
   * @return fails with {@link TooWide} where it would take too long
   */
  Uni<List<RecordedEvent>> find(EventCriteria criteria, @Nullable Place after, int limit);

  /** The same as rows, of which nothing is made. */
  Uni<List<EventRow>> rows(EventCriteria criteria, @Nullable Place after, int limit);

  /** What the log holds now. */
  Uni<LogCut> cut();

  /**
   * Every row of the cut that matches, in batches that are read as they are asked for; no
   * connection is held in between.
   *
   * @param batch how many at once, at most
   * @return fails with {@link TooWide} where a batch would take too long
   */
  default Multi<List<EventRow>> all(EventCriteria criteria, LogCut cut, int batch) {
    var within = cut.within(criteria);
    return Multi.createBy()
        .repeating()
        .uni(
            AtomicReference<@Nullable Place>::new,
            last -> rows(within, last.get(), batch).invoke(found -> moveOn(last, found)))
        .whilst(found -> found.size() == batch)
        .map(found -> found.stream().filter(cut::holds).toList());
  }

  private static void moveOn(AtomicReference<@Nullable Place> last, List<EventRow> found) {
    if (!found.isEmpty()) {
      last.set(found.getLast().place());
    }
  }

  /** Where an event stands in what was found. */
  record Place(Instant at, LanePosition position) {}

  /** So much would have to be looked through that it was given up. */
  final class TooWide extends RuntimeException implements Foreseen {
    private static final long serialVersionUID = 1L;

    public TooWide(Throwable cause) {
      super("the search takes too long", cause);
    }
  }
}
