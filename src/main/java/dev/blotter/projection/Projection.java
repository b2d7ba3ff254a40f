package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One read model: which row an event concerns, and what the row is after it. Live and in a rebuild
 * the same functions run, so that a row depends on nothing but the events of its user.
 *
 * @param <R> the row
 */
public interface Projection<R extends ReadRow> {

  /** The name of the projection in {@code projection_checkpoints}. */
  String name();

  /**
   * The version of what it makes of events; a higher one than stored asks for a rebuild, in which
   * the rows of the older one are served until the new ones are there.
   */
  int version();

  /** The kinds of aggregate whose events may change a row; a rebuild reads no others. */
  default Set<AggregateType> reads() {
    return EnumSet.allOf(AggregateType.class);
  }

  /** The row that an event changes, or empty where it changes none. */
  Optional<UUID> rowOf(RecordedEvent event);

  /**
   * The row after an event. Pure.
   *
   * @param row the row before, or null where there is none yet
   * @throws RuntimeException where the event cannot be applied; it is parked then
   */
  R apply(@Nullable R row, RecordedEvent event);

  /** What rows need from elsewhere before they are written. Most need nothing. */
  default Uni<List<R>> complete(List<R> rows) {
    return Uni.createFrom().item(rows);
  }

  /** The columns with what is known of a person, which no report shows. */
  default Set<String> personal() {
    return Set.of();
  }

  /**
   * Whether that column of a completed row follows from the events alone: not where a key that is
   * gone would be needed.
   */
  default boolean follows(R row, String column) {
    return true;
  }

  RowTable<R> table();
}
