package dev.blotter.stream;

import dev.blotter.stream.FeedWindow.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who wait for the next event of a feed. Thread-safe. */
final class Waiting {

  private static final int MOST = 1_000;

  private final FeedWindow window;
  private final List<One> all = new ArrayList<>();
  private boolean ended;

  Waiting(FeedWindow window) {
    this.window = window;
  }

  /** Somebody who waits. */
  static final class One {
    private final Feed feed;
    private final CompletableFuture<Boolean> came = new CompletableFuture<>();
    private long seen;

    private One(Feed feed, long seen) {
      this.feed = feed;
      this.seen = seen;
    }

    /** True once an event of the feed has come; false where nobody waits any more. */
    CompletableFuture<Boolean> came() {
      return came;
    }
  }

  /** Waits for an event of the feed after that mark; {@link #forget} must follow. */
  One next(Feed feed, Mark after) {
    var one = new One(feed, after.number());
    synchronized (this) {
      if (ended) {
        one.came.complete(false);
      }
      all.add(one);
    }
    news();
    return one;
  }

  /** Has nobody wait any more, now or later. */
  void end() {
    List<One> waiting;
    synchronized (this) {
      ended = true;
      waiting = List.copyOf(all);
      all.clear();
    }
    waiting.forEach(one -> one.came.complete(false));
  }

  void news() {
    List<One> came;
    synchronized (this) {
      came = all.stream().filter(this::hasCome).toList();
      all.removeAll(came);
    }
    came.forEach(one -> one.came.complete(true));
  }

  private boolean hasCome(One one) {
    for (var some = window.after(one.seen, MOST);
        some == null || !some.isEmpty();
        some = window.after(one.seen, MOST)) {
      if (some == null || some.stream().anyMatch(entry -> one.feed.takes(entry.event()))) {
        return true;
      }
      one.seen += some.size();
    }
    return false;
  }

  synchronized void forget(One one) {
    all.remove(one);
  }
}
