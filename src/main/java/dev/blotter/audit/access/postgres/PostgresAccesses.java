package dev.blotter.audit.access.postgres;

import dev.blotter.audit.access.Access;
import dev.blotter.audit.access.AccessCriteria;
import dev.blotter.audit.access.Accesses;
import dev.blotter.database.LostConnection;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds to the record of reads in batches, and searches it. */
@ApplicationScoped
class PostgresAccesses implements Accesses {

  private static final AccessRows ROWS = new AccessRows();

  private final Pool pool;
  private final Batches<Access> batches;

  PostgresAccesses(Pool pool) {
    this.pool = pool;
    this.batches = new Batches<>(this::insert);
  }

  @Override
  public Uni<Void> add(Access access) {
    return batches.add(access);
  }

  @Override
  public Uni<RowPage<Access>> newest(AccessCriteria criteria, Window window) {
    return LostConnection.retry(
        () -> search(criteria).page(pool, "at", TimeOrder.NEWEST_FIRST, window));
  }

  private static Search<Access> search(AccessCriteria criteria) {
    return new Search<>(ROWS)
        .where("reader_id = ?", criteria.reader())
        .where("user_id = ?", criteria.userId())
        .within("at", criteria.at());
  }

  private Uni<Void> insert(List<Access> all) {
    var columns = AccessRows.columns(all);
    return LostConnection.retry(() -> pool.preparedQuery(AccessRows.INSERT).execute(columns))
        .replaceWithVoid();
  }
}
