package dev.blotter.audit.access.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what comes while a batch is written as the next batch, so that many who wait share one
 * commit. One alone is written at once.
 */
final class Batches<T> {

  static final int LARGEST = 256;
  static final int WAITING = 10_000;

  /** Longer than the pool lets anybody wait for a connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<List<T>, Uni<Void>> write;
  private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean writing = new AtomicBoolean();

  Batches(Function<List<T>, Uni<Void>> write) {
    this.write = write;
  }

  /** Done once it is written; fails where it was not, where nobody can say, or too many wait. */
  Uni<Void> add(T item) {
    return Uni.createFrom().emitter(end -> add(item, end));
  }

  private void add(T item, UniEmitter<? super Void> end) {
    if (waiting.incrementAndGet() > WAITING) {
      waiting.decrementAndGet();
      end.fail(new IllegalStateException("more than " + WAITING + " wait to be written"));
      return;
    }
    queue.add(new Waiting<>(item, end));
    next();
  }

  /** Whoever finds nobody writing writes; the queue is looked at again after each batch. */
  private void next() {
    while (!queue.isEmpty() && writing.compareAndSet(false, true)) {
      var batch = batch();
      if (!batch.isEmpty()) {
        write(batch);
        return;
      }
      writing.set(false);
    }
  }

  private List<Waiting<T>> batch() {
    List<Waiting<T>> batch = new ArrayList<>();
    @Nullable Waiting<T> first;
    while (batch.size() < LARGEST && (first = queue.poll()) != null) {
      batch.add(first);
    }
    waiting.addAndGet(-batch.size());
    return batch;
  }

  private void write(List<Waiting<T>> batch) {
    var items = batch.stream().map(Waiting::item).toList();
    Uni.createFrom()
        .deferred(() -> write.apply(items))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .subscribe()
        .with(
            done -> written(batch, end -> end.complete(null)),
            fault -> written(batch, end -> end.fail(fault)));
  }

  private void written(List<Waiting<T>> batch, Consumer<UniEmitter<? super Void>> tell) {
    writing.set(false);
    next();
    batch.forEach(one -> tell.accept(one.end));
  }

  private record Waiting<T>(T item, UniEmitter<? super Void> end) {}
}
