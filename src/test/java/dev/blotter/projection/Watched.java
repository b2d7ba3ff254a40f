package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A projection with somebody who looks at each event before it is applied.
 *
 * @param <R> the row of the projection
 */
public class Watched<R extends ReadRow> implements Projection<R> {

  private final Projection<R> real;
  private final Consumer<RecordedEvent> watcher;

  /**
   * @param watcher may throw, as if the event could not be applied
   */
  Watched(Projection<R> real, Consumer<RecordedEvent> watcher) {
    this.real = real;
    this.watcher = watcher;
  }

  /** One that cannot apply some events. */
  public static <R extends ReadRow> Watched<R> failing(
      Projection<R> real, Predicate<RecordedEvent> poison) {
    return new Watched<>(
        real,
        event -> {
          if (poison.test(event)) {
            throw new IllegalStateException("cannot be applied");
          }
        });
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public int version() {
    return real.version();
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return real.rowOf(event);
  }

  @Override
  public R apply(@Nullable R row, RecordedEvent event) {
    watcher.accept(event);
    return real.apply(row, event);
  }

  @Override
  public RowTable<R> table() {
    return real.table();
  }
}
