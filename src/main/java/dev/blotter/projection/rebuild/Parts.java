package dev.blotter.projection.rebuild;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowTable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Goes through long lists in parts that no event loop is long at, one after the other. */
final class Parts {

  private static final int PART = 500;

  private Parts() {}

  /** Takes each part on a worker. */
  static <T> Uni<Void> each(List<T> all, Function<List<T>, Uni<Void>> step, Executor workers) {
    return Multi.createFrom()
        .iterable(all)
        .group()
        .intoLists()
        .of(PART)
        .onItem()
        .transformToUniAndConcatenate(part -> step.apply(part).emitOn(workers))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Saves rows in a table. */
  static <R extends ReadRow> Uni<Void> save(
      SqlConnection connection, RowTable<R> table, List<R> rows, Executor workers) {
    return each(rows, part -> table.save(connection, part), workers);
  }
}
