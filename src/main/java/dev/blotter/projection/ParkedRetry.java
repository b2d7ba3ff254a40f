package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.ParkedAct.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.Serial;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tries parked events again without being asked: all once at the start of a node, which may know
 * better than the one that set them aside; later each user's after a while that doubles with every
 * attempt in vain. One user's failure is logged and leaves the others theirs.
 */
final class ParkedRetry {

  private static final Actor ITSELF = Actor.system("projections");
  private static final Logger LOG = Logger.getLogger(ParkedRetry.class);
  private static final String FIRST =
      """
      SELECT projection, user_id, attempts FROM (
        SELECT DISTINCT ON (projection, user_id) projection, user_id, attempts, tried_at
        FROM projection_parked WHERE projection = ANY ($1)
        ORDER BY projection, user_id, lane_position) AS first
      """;
  private static final String ALL = FIRST + "ORDER BY tried_at";

  /** Up to 64 times the first pause. */
  private static final String DUE =
      FIRST
          + """
          WHERE tried_at < now() - $2::double precision * power(2, least(attempts, 6))
            * interval '1 second'
          ORDER BY tried_at LIMIT 100""";

  private final Pool pool;
  private final List<ReadModelListener> listeners;
  private final Map<String, ParkedQueue<?>> queues = new HashMap<>();
  private final Duration pause;
  private final AtomicBoolean atWork = new AtomicBoolean();

  /**
   * @param pause before the first attempt
   * @param lease how long a lane is held by a node that does nothing
   */
  ParkedRetry(
      Pool pool,
      EventLog log,
      Collection<Projection<?>> projections,
      Collection<? extends ReadModelListener> listeners,
      Duration pause,
      Duration lease) {
    this.pool = pool;
    this.listeners = List.copyOf(listeners);
    this.pause = pause;
    projections.forEach(p -> queues.put(p.name(), new ParkedQueue<>(pool, log, p, lease)));
  }

  /** Tries all that is set aside. */
  Uni<Void> all() {
    return each(ALL, Tuple.of(names()));
  }

  /** Tries what has waited long enough. */
  Uni<Void> due() {
    return each(DUE, Tuple.of(names(), pause.toMillis() / 1000.0));
  }

  private String[] names() {
    return queues.keySet().toArray(String[]::new);
  }

  private Uni<Void> each(String sql, Tuple values) {
    return Uni.createFrom()
        .deferred(
            () ->
                atWork.compareAndSet(false, true)
                    ? work(sql, values).onTermination().invoke(() -> atWork.set(false))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> work(String sql, Tuple values) {
    return pool.preparedQuery(sql)
        .execute(values)
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(this::retry)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> retry(Row row) {
    var user = row.getUUID("user_id");
    return Objects.requireNonNull(queues.get(row.getString("projection")))
        .takeUp(user, new OnlyThis(row.getString("projection"), user, row.getInteger("attempts")))
        .replaceWithVoid()
        .eventually(() -> changed(user))
        .onFailure(NotDue.class)
        .recoverWithNull()
        .onFailure()
        .invoke(fault -> stays(user, fault))
        .onFailure()
        .recoverWithNull();
  }

  private void changed(UUID user) {
    listeners.forEach(listener -> listener.changed(Set.of(user)));
  }

  private static void stays(UUID user, Throwable fault) {
    LOG.warnf("events of %s stay parked: %s", user, fault.toString());
  }

  /**
   * One attempt; where another node has made it meanwhile, none. Only success is worth a record.
   */
  private record OnlyThis(String projection, UUID user, int attempts) implements ParkedStep {
    @Override
    public boolean passesOver(ParkedRow first) {
      if (first.attempts() != attempts) {
        throw new NotDue();
      }
      return false;
    }

    @Override
    public Uni<Void> record(SqlConnection connection, ParkedQueue.Attempt attempt) {
      return attempt.applied() == 0
          ? Uni.createFrom().voidItem()
          : ParkedActs.record(
              connection,
              new ParkedActs.Entry(Kind.RETRY, projection, user, ITSELF, null, null),
              attempt);
    }
  }

  private static final class NotDue extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
