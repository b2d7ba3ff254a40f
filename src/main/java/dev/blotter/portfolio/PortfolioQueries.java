package dev.blotter.portfolio;

import dev.blotter.kernel.Lane;
import dev.blotter.projection.Search;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code portfolios}. What it answers may be behind the log; a fence is the caller's. */
@ApplicationScoped
public class PortfolioQueries {

  private final Pool pool;

  public PortfolioQueries(Pool pool) {
    this.pool = pool;
  }

  public Uni<Optional<PortfolioRow>> ofUser(UUID userId) {
    return new Search<>(PortfolioTable.TABLE)
        .where("lane = ?", Lane.of(userId))
        .where("user_id = ?", userId)
        .one(pool);
  }
}
