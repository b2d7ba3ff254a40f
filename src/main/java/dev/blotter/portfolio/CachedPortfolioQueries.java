package dev.blotter.portfolio;

import dev.blotter.projection.UserCache;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the portfolios that are asked for most. What they are worth is worked out for each answer,
 * since prices move more often than portfolios do.
 */
@Singleton
public final class CachedPortfolioQueries extends UserCache<Optional<PortfolioRow>> {

  public CachedPortfolioQueries(@CacheName("portfolio") Cache cache, PortfolioQueries queries) {
    super(cache, queries::ofUser);
  }

  public Uni<Optional<PortfolioRow>> ofUser(UUID userId) {
    return get(userId);
  }
}
