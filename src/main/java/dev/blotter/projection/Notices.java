package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells listeners whose rows have changed, before that progress is announced to readers. Whose they
 * are is known for this node's own passes and asked of the log for those of others.
 */
final class Notices {

  /** Beyond this many events it is quicker to say that all have changed. */
  private static final long MANY = 10_000;

  private final Pool pool;
  private final Progress progress;
  private final List<ReadModelListener> listeners;
  private long restarts = -1;

  Notices(Pool pool, Progress progress, Collection<? extends ReadModelListener> listeners) {
    this.pool = pool;
    this.progress = progress;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Of a pass of this node, which may have found that another one had gone further.
   *
   * @param positions of each lane: where each projection stands
   */
  Uni<Void> ofPass(List<Batch> batches, Map<Integer, Map<String, Long>> positions) {
    List<Span> unknown = new ArrayList<>();
    Set<UUID> users = new HashSet<>();
    for (var batch : batches) {
      progress
          .ahead(batch.lane(), positions.getOrDefault(batch.lane(), Map.of()))
          .ifPresent(
              span -> {
                if (span.isWithin(batch)) {
                  batch.events().forEach(event -> users.add(event.userId()));
                } else {
                  unknown.add(span);
                }
              });
    }
    if (!users.isEmpty()) {
      tell(users);
    }
    return ofLog(pool, unknown);
  }

  /** Of what a pass of this node has applied. */
  void applied(List<RecordedEvent> events) {
    listeners.forEach(listener -> listener.applied(events));
  }

  /** Of all that the database says. */
  Uni<Void> ofAll(SqlClient client, Checkpoints.State state) {
    var spans = progress.ahead(state.positions());
    // Whoever changes rows out of turn, such as by taking up what was parked, raises it with them.
    var outOfTurn = state.restarts() != restarts;
    restarts = state.restarts();
    if (outOfTurn) {
      anything();
      return Uni.createFrom().voidItem();
    }
    return ofLog(client, spans);
  }

  /** Of whatever may have changed. */
  void anything() {
    listeners.forEach(ReadModelListener::allChanged);
  }

  private Uni<Void> ofLog(SqlClient client, List<Span> spans) {
    if (listeners.isEmpty() || spans.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    if (spans.stream().mapToLong(Span::length).sum() > MANY) {
      anything();
      return Uni.createFrom().voidItem();
    }
    var statement = NoticeQueries.usersOf(spans);
    return client
        .preparedQuery(statement.sql())
        .mapping((Row row) -> row.getUUID("user_id"))
        .execute(Tuple.tuple(statement.values()))
        .invoke(users -> tell(users.stream().collect(Collectors.toSet())))
        .replaceWithVoid();
  }

  private void tell(Set<UUID> users) {
    listeners.forEach(listener -> listener.changed(users));
  }
}
