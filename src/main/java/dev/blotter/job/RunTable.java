package dev.blotter.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Long runs of one kind as rows of a table, through which nodes know of each other's. Of those with
 * the same subject one is under way at a time.
 *
 * <p>Such a table has the columns id, subject, status (RUNNING, CANCELLED, and others for how else
 * one may end), started_at, seen_at, ended_at, cancel_asked and error, and a unique index on the
 * subjects of those that are RUNNING.
 *
 * @param <R> a run as it is read
 */
public final class RunTable<R> {

  private static final String ONE = " WHERE id = $1";
  private static final String RUNNING = " WHERE subject = $1 AND status = 'RUNNING'";
  private static final String LIST =
      """
       WHERE $1::timestamptz IS NULL OR (started_at, id) < ($1, $2)
      ORDER BY started_at DESC, id DESC LIMIT $3""";

  private final Pool pool;
  private final String select;
  private final String forget;
  private final String cancel;
  private final Function<Row, R> run;

  /**
   * @param columns of the table, by commas: those that a run is read from
   */
  public RunTable(Pool pool, String table, String columns, Function<Row, R> run) {
    this.pool = pool;
    this.select = "SELECT " + columns + " FROM " + table;
    this.forget =
        """
        UPDATE %s SET status = 'CANCELLED', ended_at = clock_timestamp(),
          error = 'the node that ran it is gone'
        WHERE status = 'RUNNING' AND seen_at < clock_timestamp() - interval '15 seconds'"""
            .formatted(table);
    this.cancel =
        "UPDATE " + table + " SET cancel_asked = true WHERE id = $1 AND status = 'RUNNING'";
    this.run = run;
  }

  /**
   * Begins one, or answers the one with the same subject that is under way.
   *
   * @param insert stores that one of that id has begun, and starts it; answers false where another
   *     one is under way
   */
  public Uni<R> begin(UUID id, String subject, Supplier<Uni<Boolean>> insert) {
    return forgetTheDead()
        .chain(insert::get)
        .flatMap(begun -> begun ? one(ONE, id) : one(RUNNING, subject))
        .flatMap(
            found ->
                found
                    .map(running -> Uni.createFrom().item(running))
                    // It has ended between the two looks.
                    .orElseGet(() -> begin(id, subject, insert)));
  }

  /** Ends those whose node has said nothing for long. */
  public Uni<Void> forgetTheDead() {
    return pool.query(forget).execute().replaceWithVoid();
  }

  public Uni<Optional<R>> find(UUID id) {
    return forgetTheDead().chain(() -> one(ONE, id));
  }

  /** The last begun first, those before a given one or, without one, all. */
  public Uni<List<R>> list(@Nullable Instant before, @Nullable UUID id, int limit) {
    var time = before == null ? null : before.atOffset(ZoneOffset.UTC);
    return forgetTheDead()
        .chain(() -> pool.preparedQuery(select + LIST).execute(Tuple.of(time, id, limit)))
        .map(rows -> rows.stream().map(run).toList());
  }

  /** Asks one to end; false where it has ended. */
  public Uni<Boolean> cancel(UUID id) {
    return pool.preparedQuery(cancel).execute(Tuple.of(id)).map(asked -> asked.rowCount() == 1);
  }

  /** Whether a run is to end, by the cancel_asked of its row, or because it no longer has one. */
  public static boolean isToEnd(RowSet<Row> seen) {
    return seen.stream().findFirst().map(row -> row.getBoolean("cancel_asked")).orElse(true);
  }

  private Uni<Optional<R>> one(String condition, Object key) {
    return pool.preparedQuery(select + condition)
        .execute(Tuple.of(key))
        .map(rows -> rows.stream().findFirst().map(run));
  }
}
