package dev.blotter.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what the database says about its tables and indexes. */
@ApplicationScoped
public class Monitoring {

  private final Pool pool;

  public Monitoring(Pool pool) {
    this.pool = pool;
  }

  /** Every index with what is to be thought of it, by table and name. */
  public Uni<List<IndexUse>> indexes() {
    return Vanished.retry(pool.query(IndexSql.INDEXES).mapping(IndexFacts::of).execute())
        .map(rows -> IndexAdvice.of(rows.stream().toList()));
  }

  /** Every table, the largest first. */
  public Uni<List<TableUse>> tables() {
    return Vanished.retry(pool.query(TableUse.SQL).mapping(TableUse::of).execute())
        .map(rows -> rows.stream().toList());
  }
}
