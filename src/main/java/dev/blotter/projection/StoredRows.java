package dev.blotter.projection;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
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

  private static final int PAGE = 500;

  /** Those of one table, by user; the connection is in a transaction. */
  Uni<Map<UUID, List<T>>> read(SqlConnection connection, RowTable<?> table, int lane) {
    return connection.prepare(sql(table)).chain(statement -> read(statement, table, lane));
  }

  private String sql(RowTable<?> table) {
    var of = table.select() + " WHERE lane = $1 AND " + table.owner() + " = ANY ($2)";
    return ids.isEmpty() ? of : of + " AND id = ANY ($3)";
  }

  private Tuple parameters(int lane) {
    var parameters = Tuple.of(lane, users.toArray(UUID[]::new));
    return ids.isEmpty() ? parameters : parameters.addValue(ids.toArray(UUID[]::new));
  }

  private Uni<Map<UUID, List<T>>> read(PreparedStatement statement, RowTable<?> table, int lane) {
    return statement
        .createStream(PAGE, parameters(lane))
        .toMulti()
        .group()
        .intoLists()
        .of(PAGE)
        .onItem()
        .transformToUniAndConcatenate(page -> LongWork.byWorker(() -> byUser(table, page)))
        .collect()
        .<Map<UUID, List<T>>>in(HashMap::new, StoredRows::addAll)
        .onTermination()
        .call(statement::close);
  }

  private Map<UUID, List<T>> byUser(RowTable<?> table, List<Row> page) {
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
