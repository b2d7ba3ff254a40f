package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a pass does for one projection. */
final class Share<R extends ReadRow> {

  private static final Logger LOG = Logger.getLogger(Share.class);

  private final Projection<R> projection;
  private final List<RecordedEvent> events;
  private final @Nullable String refusal;
  private final Set<UUID> loaded = new HashSet<>();
  private final List<R> known = new ArrayList<>();

  /**
   * @param events of all batches of the pass
   * @param refusal why the database refused the rows of these events, or null where it did not
   */
  Share(Projection<R> projection, List<RecordedEvent> events, @Nullable String refusal) {
    this.projection = projection;
    this.events = events;
    this.refusal = refusal;
  }

  /** Reads the rows that the events may change, before it is known which of them are due. */
  Uni<Void> load(SqlConnection connection) {
    return refusal == null ? load(connection, events) : Uni.createFrom().voidItem();
  }

  /** Folds what is due and writes the rows. */
  Uni<Void> save(SqlConnection connection, PassWork work) {
    var due = work.due(projection.name());
    var aside = work.aside(projection.name());
    var folded =
        refusal == null
            // Where the first events are applied already, rows that they began are not read yet.
            ? load(connection, due).map(read -> new Fold<>(projection, known, aside).with(due))
            : Uni.createFrom()
                .item(() -> new Fold<>(projection, List.<R>of(), aside).parking(due, refusal));
    return folded.flatMap(fold -> save(connection, fold)).onFailure().transform(this::fault);
  }

  private Uni<Void> load(SqlConnection connection, List<RecordedEvent> of) {
    var needed = Fold.needed(projection, of);
    needed.removeAll(loaded);
    loaded.addAll(needed);
    return projection
        .table()
        .load(connection, needed)
        .invoke(known::addAll)
        .replaceWithVoid()
        .onFailure()
        .transform(this::fault);
  }

  private Uni<Void> save(SqlConnection connection, Fold<R> fold) {
    return Completion.of(projection, fold.changed())
        .flatMap(rows -> projection.table().save(connection, rows, there()))
        .chain(() -> ParkedEvents.add(connection, projection.name(), fold.parked()))
        .invoke(() -> fold.parked().forEach(this::tell));
  }

  /** Of each user once: those of its events that only wait behind another have no reason. */
  private void tell(Parked parked) {
    var event = parked.event();
    if (parked.reason() != null) {
      LOG.warnf(
          "%s parks user %s from event %s (%s) on: %s",
          projection.name(),
          event.userId(),
          event.eventId(),
          event.event().type(),
          parked.reason());
    }
  }

  private Set<UUID> there() {
    return known.stream().map(ReadRow::id).collect(Collectors.toSet());
  }

  private Throwable fault(Throwable cause) {
    return cause instanceof ProjectionFault ? cause : new ProjectionFault(projection.name(), cause);
  }
}
