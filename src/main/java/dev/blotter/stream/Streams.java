package dev.blotter.stream;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.stream.FeedWindow.Mark;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All streams that readers of this node have open. */
@Singleton
public final class Streams implements AppendListener, Intake.Listener {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final StreamConfig config;
  private final InstantSource clock;
  private final FeedTail tail;
  private final Supply supply;
  private final Waiting waiting;
  private final Slots slots;
  private final Map<Context, Readers> readers = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  Streams(
      Vertx vertx,
      EventSearch search,
      LaneReader reader,
      StreamConfig config,
      StreamMeters meters,
      InstantSource clock) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    var window = new FeedWindow(config.windowBytes());
    this.supply = new Supply(window, new CatchUp(reader, config.catchUps()), meters);
    this.tail = new FeedTail(vertx, search, reader, window, config, this);
    this.waiting = new Waiting(window);
    this.slots = new Slots(config.clients(), config.clientsPerCaller(), tail::stop);
  }

  /**
   * Prepares a stream, which has a slot from now on: {@link OpenStream#close} gives it back.
   *
   * @param caller by whom it is counted
   * @param after the cursor to resume from, or null for now
   * @param until when the caller's token ends, or null where it does not
   * @return fails with {@link TooManyStreams}, or {@link UnknownCursor} where the feed has no such
   *     place
   */
  public Uni<OpenStream> open(
      String caller, Feed feed, Format format, @Nullable String after, @Nullable Instant until) {
    var request = new StreamRequest(feed, format, until);
    return Uni.createFrom()
        .deferred(
            () -> {
              var leave = slots.take(caller);
              return now()
                  .map(now -> opened(leave, request, from(feed, after, now), now))
                  .onFailure()
                  .invoke(leave)
                  .onCancellation()
                  .invoke(leave);
            });
  }

  private Uni<Mark> now() {
    return tail.now().ifNoItem().after(PATIENCE).fail();
  }

  /**
   * Looks, and where that finds nothing waits until an event of the feed comes, and looks again. A
   * node that is to stop does not wait.
   *
   * @param caller by whom it is counted as a stream
   * @return what the last look found, the second one not later than {@code patience}
   */
  public <T> Uni<T> lookAgain(
      String caller, Feed feed, Duration patience, Supplier<Uni<T>> look, Predicate<T> found) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var leave = slots.take(caller);
              return now()
                  .chain(now -> lookAgain(waiting.next(feed, now), patience, look, found))
                  .onTermination()
                  .invoke(leave);
            });
  }

  private <T> Uni<T> lookAgain(
      Waiting.One next, Duration patience, Supplier<Uni<T>> look, Predicate<T> found) {
    return look.get()
        .chain(
            first ->
                found.test(first)
                    ? Uni.createFrom().item(first)
                    : Uni.createFrom()
                        .completionStage(next.came())
                        .ifNoItem()
                        .after(patience)
                        .recoverWithItem(false)
                        .chain(came -> came ? look.get() : Uni.createFrom().item(first)))
        .onTermination()
        .invoke(() -> waiting.forget(next));
  }

  private static Place from(Feed feed, @Nullable String after, Mark now) {
    return after == null
        ? now.place()
        : feed.place(after, now.place())
            .filter(place -> place.isWithin(now.place()))
            .orElseThrow(UnknownCursor::new);
  }

  private OpenStream opened(Runnable leave, StreamRequest request, Place from, Mark now) {
    return new OpenStream(
        (context, loop, outlet) -> {
          var subscriber = new Subscriber(request, from, now, outlet, loop, supply);
          var all = readers.computeIfAbsent(context, this::readers);
          all.add(subscriber);
          if (stopping) {
            subscriber.end(Ending.SHUTDOWN);
          }
          return () -> loop.execute(() -> all.remove(subscriber));
        },
        leave);
  }

  private Readers readers(Context context) {
    return new Readers(vertx, context, supply.window(), config, clock);
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    tail.appended(events);
  }

  @Override
  public void news() {
    waiting.news();
    readers.values().forEach(Readers::news);
  }

  @Override
  public void broken(RuntimeException fault) {
    endAll(Ending.INTERRUPTED);
  }

  /** How many are open. */
  int open() {
    return slots.taken();
  }

  /** For how long this node has not heard of what is in the log, in seconds. */
  double lagSeconds() {
    return tail.lagSeconds();
  }

  /**
   * Before requests under way are waited for, of which streams are some that never end, and others
   * wait for what may not come.
   */
  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    end();
  }

  void stopped(@Observes ShutdownEvent event) {
    end();
    tail.stop();
  }

  private void end() {
    stopping = true;
    endAll(Ending.SHUTDOWN);
    waiting.end();
  }

  private void endAll(Ending reason) {
    readers.values().forEach(all -> all.endAll(reason));
  }
}
