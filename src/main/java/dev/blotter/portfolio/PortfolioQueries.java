package dev.blotter.portfolio;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.projection.Search;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code portfolios}. What it answers may be behind the log; a fence is the caller's. */
@ApplicationScoped
public class PortfolioQueries implements NamedQueries {

  private final Pool pool;

  public PortfolioQueries(Pool pool) {
    this.pool = pool;
  }

  public Uni<Optional<PortfolioRow>> ofUser(UUID userId) {
    return searchOfUser(userId).one(pool);
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "portfolio-of-user",
            "A user's portfolio",
            Map.of("user_id", NamedQuery.EXAMPLE_ID),
            values -> searchOfUser(values.get("user_id", UUID.class)).one()));
  }

  private static Search<PortfolioRow> searchOfUser(UUID userId) {
    return new Search<>(PortfolioTable.TABLE)
        .where("lane = ?", Lane.of(userId))
        .where("user_id = ?", userId);
  }
}
