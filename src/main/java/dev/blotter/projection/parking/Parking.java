package dev.blotter.projection.parking;

import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.ParkedAct;
import dev.blotter.projection.ParkedAct.Kind;
import dev.blotter.projection.ParkedActs;
import dev.blotter.projection.ParkedActs.Entry;
import dev.blotter.projection.ParkedActs.Repeated;
import dev.blotter.projection.ParkedQueue;
import dev.blotter.projection.ParkedRow;
import dev.blotter.projection.ParkedStep;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ProjectionConfig;
import dev.blotter.projection.ReadModelListener;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has parked events tried again, or one of them passed over, and writes down who wanted it and why.
 * The record is made in the transaction that does it: there is neither without the other. Whoever
 * keeps rows of the user on this node forgets them before the answer; other nodes see it at their
 * next look.
 */
@Singleton
public final class Parking {

  private final Pool pool;
  private final List<ReadModelListener> listeners;
  private final Map<String, ParkedQueue<?>> queues = new HashMap<>();

  @Inject
  Parking(
      Pool pool,
      EventLog log,
      Instance<Projection<?>> projections,
      Instance<ReadModelListener> listeners,
      ProjectionConfig config) {
    this(pool, log, projections.stream().toList(), listeners.stream().toList(), config.lease());
  }

  public Parking(
      Pool pool,
      EventLog log,
      Collection<? extends Projection<?>> projections,
      Collection<? extends ReadModelListener> listeners,
      Duration lease) {
    this.pool = pool;
    this.listeners = List.copyOf(listeners);
    projections.forEach(p -> queues.put(p.name(), new ParkedQueue<>(pool, log, p, lease)));
  }

  /**
   * Tries what is parked of a user again, up to the first event that still cannot be applied.
   *
   * @param key what names the request; a retry by the same key does nothing
   */
  public Uni<Outcome> retry(
      String projection, UUID userId, Actor actor, @Nullable String reason, String key) {
    var named = named(actor, key);
    var entry = new Entry(Kind.RETRY, projection, userId, actor, reason, named);
    return act(entry, null);
  }

  /**
   * Passes over the first parked event of a user, for good, and tries those behind it.
   *
   * @param eventId that very event; of any other nothing is done
   * @param key what names the request; a retry by the same key does nothing
   */
  public Uni<Outcome> skip(
      String projection, UUID userId, UUID eventId, Actor actor, String reason, String key) {
    var named = named(actor, key);
    var entry = new Entry(Kind.SKIP, projection, userId, actor, reason, named);
    return act(entry, eventId);
  }

  /** What was done so far, the newest first. */
  public Uni<RowPage<ParkedAct>> acts(Window window) {
    return ParkedActs.newest(pool, window);
  }

  /** What becomes of a request. */
  public sealed interface Outcome {
    /** It is done, now or before by the same key. */
    record Done(ParkedAct act) implements Outcome {}

    /** Nothing of that user is parked. */
    record NothingParked() implements Outcome {}

    /** Another event stands first. */
    record AnotherFirst(ParkedRow first) implements Outcome {}

    /** The key named something else before. */
    record AnotherRequest(ParkedAct act) implements Outcome {}
  }

  private static String named(Actor actor, String key) {
    return actor.id() + ":" + key;
  }

  private Uni<Outcome> act(Entry entry, @Nullable UUID skipped) {
    return before(entry, skipped)
        .flatMap(
            done ->
                done.isPresent()
                    ? Uni.createFrom().item(done.get())
                    : attempt(entry, skipped)
                        .onFailure(Repeated.class)
                        .recoverWithUni(
                            again -> before(entry, skipped).map(Optional::orElseThrow)));
  }

  private Uni<Outcome> attempt(Entry entry, @Nullable UUID skipped) {
    return Objects.requireNonNull(queues.get(entry.projection()), entry.projection())
        .takeUp(entry.userId(), new Recorded(entry, skipped))
        // Some of it may be done where it fails later.
        .eventually(() -> changed(entry.userId()))
        .chain(attempt -> before(entry, skipped))
        .map(done -> done.orElseGet(Outcome.NothingParked::new))
        .onFailure(NotFirst.class)
        .recoverWithItem(other -> new Outcome.AnotherFirst(other.first));
  }

  private void changed(UUID userId) {
    listeners.forEach(listener -> listener.changed(Set.of(userId)));
  }

  /** What was done by that key. */
  private Uni<Optional<Outcome>> before(Entry entry, @Nullable UUID skipped) {
    return ParkedActs.named(pool, Objects.requireNonNull(entry.key()))
        .map(found -> found.map(act -> isOf(act, entry, skipped) ? done(act) : other(act)));
  }

  private static Outcome done(ParkedAct act) {
    return new Outcome.Done(act);
  }

  private static Outcome other(ParkedAct act) {
    return new Outcome.AnotherRequest(act);
  }

  private static boolean isOf(ParkedAct act, Entry entry, @Nullable UUID skipped) {
    return act.kind() == entry.kind()
        && act.projection().equals(entry.projection())
        && act.userId().equals(entry.userId())
        && Objects.equals(act.reason(), entry.reason())
        && (skipped == null || skipped.equals(act.eventId()));
  }

  /** One attempt with its entry in the register. */
  private record Recorded(Entry entry, @Nullable UUID skipped) implements ParkedStep {
    @Override
    public boolean passesOver(ParkedRow first) {
      if (skipped != null && !skipped.equals(first.eventId())) {
        throw new NotFirst(first);
      }
      return skipped != null;
    }

    @Override
    public Uni<Void> record(SqlConnection connection, ParkedQueue.Attempt attempt) {
      return ParkedActs.record(connection, entry, attempt);
    }
  }

  private static final class NotFirst extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final transient ParkedRow first;

    NotFirst(ParkedRow first) {
      this.first = first;
    }
  }
}
