package dev.blotter.audit.account;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Once;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Goes through what happened to a user, batch by batch: what is held is what it leads to, not the
 * events, and how far each aggregate has come. Where the log lacks an event, nothing is known of
 * what came of those behind it: then there is no answer, but a {@link MissingEvent}.
 */
@ApplicationScoped
public class AccountHistory {

  private static final int BATCH = 1000;

  /** How many batches are read while one is gone through. */
  private static final int AHEAD = 1;

  private final UserEvents events;
  private final AccountHistoryConfig config;
  private final Semaphore free;

  public AccountHistory(UserEvents events, AccountHistoryConfig config) {
    this.events = events;
    this.config = config;
    this.free = new Semaphore(config.atOnce());
  }

  /**
   * What the user's events up to a moment lead to; gone through on workers, while the next are
   * read. Since the log gets a user's events in order, it is always a state that was.
   *
   * @param until as the log has it; the moment itself is included
   * @return fails with {@link HistoryTooLong}, {@link TooManyHistories} or {@link MissingEvent}
   */
  public <F extends AccountFold> Uni<F> fold(StreamHead user, Instant until, Supplier<F> start) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var fold = start.get();
              return gone(user, until, fold).collect().last().replaceWith(fold);
            });
  }

  /**
   * What the user's events up to a moment lead to, told on the way: no more of it is held than has
   * become certain since.
   *
   * @param until as the log has it; the moment itself is included
   * @return fails with {@link HistoryTooLong}, {@link TooManyHistories} or {@link MissingEvent}
   */
  public <T> Multi<List<T>> told(
      StreamHead user, Instant until, Supplier<? extends Telling<T>> start) {
    return Multi.createFrom()
        .deferred(
            () -> {
              var telling = start.get();
              return Multi.createBy()
                  .concatenating()
                  .streams(
                      gone(user, until, telling).map(batch -> telling.told()),
                      Multi.createFrom().item(telling::rest));
            });
  }

  /** The batches that the fold has taken in. */
  private Multi<List<RecordedEvent>> gone(StreamHead user, Instant until, AccountFold fold) {
    var progress = new Progress(user);
    var seen = new SeenVersions();
    return batches(fold.types(), until, progress)
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .invoke(batch -> batch.forEach(event -> take(event, seen, fold)))
        .onTermination()
        .invoke(new Once(progress::end));
  }

  private static void take(RecordedEvent event, SeenVersions seen, AccountFold fold) {
    seen.add(event);
    fold.add(event);
  }

  private Multi<List<RecordedEvent>> batches(
      Set<AggregateType> types, Instant until, Progress progress) {
    return Multi.createBy()
        .repeating()
        .uni(() -> next(types, until, progress))
        .whilst(batch -> batch.size() == BATCH);
  }

  private Uni<List<RecordedEvent>> next(
      Set<AggregateType> types, Instant until, Progress progress) {
    return events
        .read(progress.user, types, progress.last, until, BATCH)
        .invoke(batch -> progress.to(batch, config.limit()));
  }

  /** How far a history is gone through. Only a long one takes one of the places. */
  private final class Progress {
    private final UUID user;
    private Place last;
    private long read;
    private boolean isLong;
    private boolean ended;

    Progress(StreamHead user) {
      this.user = user.userId();
      last = new Place(user.firstOccurredAt(), new LanePosition(user.aggregate().lane(), 0));
    }

    synchronized void to(List<RecordedEvent> batch, long limit) {
      read += batch.size();
      if (read > limit) {
        throw new HistoryTooLong(limit);
      }
      if (batch.size() == BATCH && !isLong && !ended) {
        isLong = free.tryAcquire();
        if (!isLong) {
          throw new TooManyHistories();
        }
      }
      if (!batch.isEmpty()) {
        last = new Place(batch.getLast().occurredAt(), batch.getLast().position());
      }
    }

    synchronized void end() {
      ended = true;
      if (isLong) {
        free.release();
      }
    }
  }
}
