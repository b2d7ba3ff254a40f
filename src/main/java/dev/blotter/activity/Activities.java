package dev.blotter.activity;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.Postings;
import dev.blotter.eventlog.Postings.Selection;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.kernel.TimeSpan;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes entries for the books of what the log holds: a page of postings and what explains them. */
@ApplicationScoped
public class Activities {

  private final Postings postings;
  private final EventCodec codec;

  public Activities(Postings postings, EventCodec codec) {
    this.postings = postings;
    this.codec = codec;
  }

  /**
   * Which entries.
   *
   * @param types at least one
   * @param symbol in that instrument, or null for any and for none
   * @param recorded when they were recorded
   */
  public record Wanted(
      UUID userId,
      Set<ActivityType> types,
      @Nullable Symbol symbol,
      TimeSpan recorded,
      TimeOrder order) {

    public Wanted {
      types = Set.copyOf(types);
    }

    private Selection selection() {
      return new Selection(
          userId, ActivityType.events(types), ActivityType.reasons(types), symbol, recorded, order);
    }
  }

  /** An entry and its place, which the next page comes after. */
  public record Placed(Activity activity, Place place) {}

  /**
   * Entries in the order of the log; done on a worker, since each is read from its payload.
   *
   * @param after the event of the entry before the first one wanted, or null for the beginning
   * @param limit how many at most
   * @return fails with {@link dev.blotter.eventlog.EventSearch.TooWide} where it would take too
   *     long
   */
  public Uni<List<Placed>> page(Wanted wanted, @Nullable Place after, int limit) {
    var workers = Infrastructure.getDefaultWorkerPool();
    return postings
        .page(wanted.selection(), after, limit)
        .emitOn(workers)
        .map(rows -> rows.stream().map(this::posting).toList())
        .chain(
            found ->
                explained(wanted.userId(), found).emitOn(workers).map(known -> all(found, known)));
  }

  /** A posting with its row. */
  private record Posting(EventRow row, PortfolioEvent event) {}

  private Posting posting(EventRow row) {
    if (row.event(codec) instanceof PortfolioEvent event) {
      return new Posting(row, event);
    }
    throw new IllegalStateException(row.eventType() + " is no posting");
  }

  private Uni<Explanations> explained(UUID userId, List<Posting> found) {
    var moments =
        found.stream()
            .filter(posting -> Explanations.isNeeded(posting.event))
            .map(posting -> posting.row.occurredAt())
            .distinct()
            .toList();
    return postings
        .around(userId, moments, Explanations.TYPES, orders(found))
        .map(rows -> Explanations.of(rows, codec));
  }

  private static List<UUID> orders(List<Posting> found) {
    return found.stream()
        .filter(posting -> posting.event instanceof TradeCashPosted)
        .map(posting -> ((TradeCashPosted) posting.event).orderId())
        .distinct()
        .toList();
  }

  private static List<Placed> all(List<Posting> found, Explanations known) {
    return found.stream()
        .map(
            posting -> new Placed(Entry.of(posting.row, posting.event, known), posting.row.place()))
        .toList();
  }
}
