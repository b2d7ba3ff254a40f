package dev.blotter.reconcile.postgres;

import dev.blotter.reconcile.Difference;
import dev.blotter.reconcile.Rule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runs found, as rows in the order of finding. */
@ApplicationScoped
class DifferenceRows {

  private static final int LONGEST = 2_000;
  private static final String ADD =
      """
      INSERT INTO reconciliation_differences (reconciliation_id, number, kind, read_model, row_id,
        user_id, field, expected, actual, rule)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";
  private static final String OF =
      """
      SELECT kind, read_model, row_id, user_id, field, expected, actual, rule
      FROM reconciliation_differences WHERE reconciliation_id = $1 ORDER BY number""";

  private final Pool pool;

  DifferenceRows(Pool pool) {
    this.pool = pool;
  }

  /**
   * Adds more to those of a run.
   *
   * @param number of the first of them
   */
  Uni<Void> add(UUID run, int number, List<Difference> differences) {
    if (differences.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var batch = new ArrayList<Tuple>(differences.size());
    for (var difference : differences) {
      batch.add(row(run, number + batch.size(), difference));
    }
    return pool.preparedQuery(ADD).executeBatch(batch).replaceWithVoid();
  }

  Uni<List<Difference>> of(UUID run) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(run))
        .map(rows -> rows.stream().map(DifferenceRows::of).toList());
  }

  private static Tuple row(UUID run, int number, Difference found) {
    var rule = found.rule();
    return Tuple.wrap(
        Arrays.<@Nullable Object>asList(
            run,
            number,
            found.kind().name(),
            found.readModel(),
            found.id(),
            found.userId(),
            found.field(),
            shortened(found.expected()),
            shortened(found.actual()),
            rule == null ? null : rule.name()));
  }

  /** Whole documents may be long, and nobody reads them in a list. */
  private static @Nullable String shortened(@Nullable String value) {
    return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }

  private static Difference of(Row row) {
    var rule = row.getString("rule");
    return new Difference(
        Difference.Kind.valueOf(row.getString("kind")),
        row.getString("read_model"),
        row.getUUID("user_id"),
        row.getUUID("row_id"),
        row.getString("field"),
        row.getString("expected"),
        row.getString("actual"),
        rule == null ? null : Rule.valueOf(rule));
  }
}
