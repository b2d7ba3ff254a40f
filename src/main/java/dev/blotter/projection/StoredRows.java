package dev.blotter.projection;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Which rows of read models are read, and what is kept of each. They come some at a time, and are
 * looked at by workers: a user may have hundreds of thousands.
 *
 * @param users whose
 * @param ids which of these; empty for all
 * @param kept what is kept of a row of that table
 * @param <T> what that is
 */
record StoredRows<T>(
    Collection<UUID> users, Collection<UUID> ids, BiFunction<RowTable<?>, Row, T> kept) {

  /** Those of one table, by user; the connection is in a transaction. */
  Uni<Map<UUID, List<T>>> read(SqlConnection connection, RowTable<?> table, int lane) {
    return RowCursor.within(connection, sql(table), parameters(lane))
        .onItem()
        .transformToUniAndConcatenate(page -> LongWork.byWorker(() -> byUser(table, page)))
        .collect()
        .in(HashMap::new, StoredRows::addAll);
  }

  private String sql(RowTable<?> table) {
    var of = table.select() + " WHERE lane = $1 AND " + table.owner() + " = ANY ($2)";
    return ids.isEmpty() ? of : of + " AND id = ANY ($3)";
  }

  private Tuple parameters(int lane) {
    var parameters = Tuple.of(lane, users.toArray(UUID[]::new));
    return ids.isEmpty() ? parameters : parameters.addValue(ids.toArray(UUID[]::new));
  }

  private Map<UUID, List<T>> byUser(RowTable<?> table, RowSet<Row> page) {
    Map<UUID, List<T>> byUser = new HashMap<>();
    for (var row : page) {
      list(byUser, row.getUUID(table.owner())).add(kept.apply(table, row));
    }
    return byUser;
  }

  private static <T> void addAll(Map<UUID, List<T>> all, Map<UUID, List<T>> page) {
    page.forEach((user, rows) -> list(all, user).addAll(rows));
  }

  private static <T> List<T> list(Map<UUID, List<T>> byUser, UUID user) {
    return byUser.computeIfAbsent(user, none -> new ArrayList<>());
  }
}
