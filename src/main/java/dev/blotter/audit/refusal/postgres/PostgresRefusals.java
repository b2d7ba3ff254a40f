package dev.blotter.audit.refusal.postgres;

import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.RefusalCriteria;
import dev.blotter.audit.refusal.Refusals;
import dev.blotter.database.LostConnection;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds to the record of refusals, and searches it. */
@ApplicationScoped
class PostgresRefusals implements Refusals {

  private static final RefusalRows ROWS = new RefusalRows();

  private final Pool pool;

  PostgresRefusals(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> add(List<Refusal> refusals) {
    var columns = RefusalRows.columns(refusals);
    return LostConnection.retry(() -> pool.preparedQuery(RefusalRows.INSERT).execute(columns))
        .replaceWithVoid();
  }

  @Override
  public Uni<RowPage<Refusal>> newest(RefusalCriteria criteria, Window window) {
    return LostConnection.retry(
        () -> search(criteria).page(pool, "at", TimeOrder.NEWEST_FIRST, window));
  }

  static Search<Refusal> search(RefusalCriteria criteria) {
    return new Search<>(ROWS)
        .where("user_id = ?", criteria.userId())
        .where("actor_id = ?", criteria.actor())
        .where("code = ?", criteria.code())
        .within("at", criteria.at());
  }
}
