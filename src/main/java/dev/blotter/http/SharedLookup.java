package dev.blotter.http;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Looks for many things at once: who asks while a lookup is under way shares the next one with all
 * others who do. A thousand clients that come back at the same time need two or three connections,
 * not one each.
 *
 * @param <K> what is looked for
 * @param <V> what is found
 */
final class SharedLookup<K, V> {

  private final Function<Set<K>, Uni<Map<K, V>>> lookup;
  private Round next = new Round();
  private boolean underWay;

  /** Those who share a lookup, and what comes of it. */
  private final class Round {
    final Set<K> keys = new HashSet<>();
    final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
  }

  /**
   * @param lookup finds what there is of them; what is not there has no entry
   */
  SharedLookup(Function<Set<K>, Uni<Map<K, V>>> lookup) {
    this.lookup = lookup;
  }

  /**
   * What is found of it, on whichever thread found it; fails where its lookup does. Each has a copy
   * of what is shared, since to leave is to cancel what is waited for.
   */
  Uni<Optional<V>> find(K key) {
    return Uni.createFrom()
        .deferred(() -> Uni.createFrom().completionStage(join(key).found.copy()))
        .map(found -> Optional.ofNullable(found.get(key)));
  }

  private Round join(K key) {
    Round joined;
    synchronized (this) {
      joined = next;
      joined.keys.add(key);
    }
    runNext();
    return joined;
  }

  /** Looks for those who wait, unless a lookup is under way: then they are next. */
  private void runNext() {
    Round waiting;
    synchronized (this) {
      if (underWay || next.keys.isEmpty()) {
        return;
      }
      underWay = true;
      waiting = next;
      next = new Round();
    }
    Uni.createFrom()
        .deferred(() -> lookup.apply(waiting.keys))
        .onTermination()
        .invoke(this::ended)
        .subscribe()
        .with(waiting.found::complete, waiting.found::completeExceptionally);
  }

  private void ended() {
    synchronized (this) {
      underWay = false;
    }
    runNext();
  }
}
