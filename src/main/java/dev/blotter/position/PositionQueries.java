package dev.blotter.position;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Symbol;
import dev.blotter.projection.Page;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code positions}. What it answers may be behind the log; a fence is the caller's. */
@ApplicationScoped
public class PositionQueries {

  private final Pool pool;

  public PositionQueries(Pool pool) {
    this.pool = pool;
  }

  /** That cycle. */
  public Uni<Optional<PositionRow>> byId(UUID positionId) {
    return search().where("lane = ?", Lane.of(positionId)).where("id = ?", positionId).one(pool);
  }

  /**
   * A user's positions, the newest first.
   *
   * @param open true for open ones, false for closed ones, null for both
   */
  public Uni<Page<PositionRow>> ofUser(
      UUID userId, @Nullable Boolean open, @Nullable Symbol symbol, Window window) {
    var search =
        search()
            .where("user_id = ?", userId)
            .where("symbol = ?", symbol == null ? null : symbol.value());
    if (open != null) {
      search.where(open ? "closed_at IS NULL" : "closed_at IS NOT NULL");
    }
    return search.page(pool, "opened_at", false, window);
  }

  private static Search<PositionRow> search() {
    return new Search<>(PositionTable.TABLE);
  }
}
