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

  Waiting(FeedWindow window) {
    this.window = window;
  }

  private static final class One {
    private final Feed feed;
    private final CompletableFuture<Boolean> came = new CompletableFuture<>();
    private long seen;

    One(Feed feed, long seen) {
      this.feed = feed;
      this.seen = seen;
    }
  }

  /** True once an event of the feed comes after that mark; {@link #forget} must follow. */
  CompletableFuture<Boolean> next(Feed feed, Mark after) {
    var one = new One(feed, after.number());
    synchronized (this) {
      all.add(one);
    }
    news();
    return one.came;
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

  /** Whoever was to be told does not wait any more. */
  synchronized void forget(CompletableFuture<Boolean> told) {
    all.removeIf(one -> one.came.equals(told));
  }
}
