package dev.blotter.projection.rebuild;

import dev.blotter.database.Unhurried;
import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadModelListener;
import dev.blotter.projection.ReadRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes the rows of single users anew. */
@Singleton
public final class UserRebuilds {

  private final Rebuilds rebuilds;
  private final List<ReadModelListener> listeners;
  private final Map<String, UserRebuild<?>> byName = new HashMap<>();

  @Inject
  UserRebuilds(
      @Unhurried Pool pool,
      LaneRange log,
      Rebuilds rebuilds,
      Instance<Projection<?>> projections,
      Instance<ReadModelListener> listeners) {
    this(pool, log, rebuilds, projections.stream().toList(), listeners.stream().toList());
  }

  public UserRebuilds(
      Pool pool,
      LaneRange log,
      Rebuilds rebuilds,
      Collection<? extends Projection<?>> projections,
      Collection<? extends ReadModelListener> listeners) {
    this.rebuilds = rebuilds;
    this.listeners = List.copyOf(listeners);
    projections.forEach(projection -> add(pool, log, projection));
  }

  private <R extends ReadRow> void add(Pool pool, LaneRange log, Projection<R> projection) {
    byName.put(projection.name(), new UserRebuild<>(pool, projection, log));
  }

  /**
   * Makes a user's rows of a read model anew and answers once that is done. A retry by the same key
   * finds what was done before.
   *
   * @param park whether to go on where the new rows leave the user behind sooner than the live ones
   * @param key what names the request
   * @return empty where the key named something else before; fails with {@link SetBackUser} where
   *     it is not to go on
   */
  public Uni<Optional<Rebuild>> run(
      String projection, UUID userId, boolean park, Actor actor, String key) {
    var named = actor.id() + ":" + key;
    var one = Objects.requireNonNull(byName.get(projection), projection);
    return one.run(rebuilds.newId(), userId, park, actor, named)
        .invoke(() -> listeners.forEach(listener -> listener.changed(Set.of(userId))))
        .chain(() -> rebuilds.named(named))
        .map(
            found ->
                found
                    .filter(done -> done.projection().equals(projection))
                    .filter(done -> userId.equals(done.userId())));
  }
}
