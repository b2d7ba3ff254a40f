package dev.blotter.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The readers whose connections are on one event loop, written to in rounds: soon after news, but
 * with a pause as long as the last round took, so that many readers leave half of the loop to
 * others and are written more at once the busier it is.
 */
final class Readers {

  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long TICK_MILLIS = 500;

  private final Vertx vertx;
  private final Context context;
  private final FeedWindow window;
  private final StreamConfig config;
  private final InstantSource clock;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final long tickMillis;
  private long notBefore;
  private long timer = -1;

  Readers(
      Vertx vertx, Context context, FeedWindow window, StreamConfig config, InstantSource clock) {
    this.vertx = vertx;
    this.context = context;
    this.window = window;
    this.config = config;
    this.clock = clock;
    this.tickMillis =
        Math.clamp(
            Math.min(config.heartbeat().toMillis(), config.patience().toMillis()) / 4,
            10,
            TICK_MILLIS);
  }

  /** On the event loop. */
  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
    if (subscribers.size() == 1) {
      timer = vertx.setPeriodic(tickMillis, id -> tick());
    }
    subscriber.begin();
    // What has come since its place was taken has told only those who were there.
    subscriber.deliver(new Batches(window));
  }

  /** On the event loop. */
  void remove(Subscriber subscriber) {
    subscriber.gone();
    if (subscribers.remove(subscriber) && subscribers.isEmpty()) {
      vertx.cancelTimer(timer);
    }
  }

  /** From any thread. */
  void news() {
    if (due.compareAndSet(false, true)) {
      context.runOnContext(ignored -> soon());
    }
  }

  /** From any thread. */
  void endAll(Ending reason) {
    context.runOnContext(
        ignored -> List.copyOf(subscribers).forEach(subscriber -> subscriber.end(reason)));
  }

  private void soon() {
    long wait = notBefore - System.nanoTime();
    if (wait <= 0) {
      deliver();
    } else {
      vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), id -> deliver());
    }
  }

  private void deliver() {
    due.set(false);
    long start = System.nanoTime();
    var batches = new Batches(window);
    for (int next = 0; next < subscribers.size(); next++) {
      subscribers.get(next).deliver(batches);
    }
    long end = System.nanoTime();
    notBefore = end + Math.max(LEAST_PAUSE, end - start);
  }

  private void tick() {
    long now = System.nanoTime();
    var time = clock.instant();
    for (var subscriber : List.copyOf(subscribers)) {
      subscriber.tick(now, time, config.heartbeat(), config.patience());
    }
  }
}
