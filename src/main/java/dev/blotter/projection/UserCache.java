package dev.blotter.projection;

import io.quarkus.cache.Cache;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Keeps what was read of a user's rows until one of them changes. A read that is under way when
 * they change is not kept, so that what is served is as new as the read fence promises.
 *
 * @param <V> what is kept for each user; must be immutable
 */
public abstract class UserCache<V> implements ReadModelListener {

  private final Cache cache;
  private final Function<UUID, Uni<V>> read;

  protected UserCache(Cache cache, Function<UUID, Uni<V>> read) {
    this.cache = cache;
    this.read = read;
  }

  /**
   * What is kept, else what is read now. Whoever leaves meanwhile cancels nothing: the cache would
   * take it from all others who wait for the same.
   */
  protected final Uni<V> get(UUID userId) {
    return Uni.createFrom()
        .emitter(
            waiting ->
                cache.getAsync(userId, read).subscribe().with(waiting::complete, waiting::fail));
  }

  @Override
  public final void changed(Set<UUID> users) {
    users.forEach(user -> cache.invalidate(user).subscribe().with(done -> {}));
  }

  @Override
  public final void allChanged() {
    cache.invalidateAll().subscribe().with(done -> {});
  }
}
