package dev.blotter.order;

import dev.blotter.projection.RowPage;
import dev.blotter.projection.UserCache;
import dev.blotter.projection.Window;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the newest active orders of the users who are asked for most, and answers from them what
 * they can answer.
 */
@Singleton
public final class ActiveOrderQueries extends UserCache<RowPage<OrderView>> {

  /** How many orders are kept for each user; most have fewer. */
  private static final int KEPT = 100;

  private static final OrderFilter ACTIVE = OrderFilter.onlyActive();

  private final OrderQueries queries;

  public ActiveOrderQueries(@CacheName("active-orders") Cache cache, OrderQueries queries) {
    super(cache, user -> queries.ofUser(user, ACTIVE, Window.first(KEPT)));
    this.queries = queries;
  }

  /** The same as {@link OrderQueries#ofUser}. */
  public Uni<RowPage<OrderView>> ofUser(UUID userId, OrderFilter filter, Window window) {
    if (!filter.of(null, null).equals(ACTIVE) || !window.isFirst() || window.limit() > KEPT) {
      return queries.ofUser(userId, filter, window);
    }
    return get(userId)
        .flatMap(
            kept ->
                kept.more() && !filter.equals(ACTIVE)
                    ? queries.ofUser(userId, filter, window)
                    : Uni.createFrom().item(cut(kept, filter, window.limit())));
  }

  private static RowPage<OrderView> cut(RowPage<OrderView> kept, OrderFilter filter, int limit) {
    List<OrderView> found = kept.rows().stream().filter(filter::matches).toList();
    return found.size() > limit
        ? new RowPage<>(found.subList(0, limit), true)
        : new RowPage<>(found, kept.more());
  }
}
