package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.function.Function;

/** Makes events of rows: of many by a worker, since an event loop would be long at their JSON. */
final class Decoding {

  private static final int MANY = 500;

  private Decoding() {}

  static <T> Uni<T> of(Uni<RowSet<Row>> rows, Function<RowSet<Row>, T> making) {
    return rows.flatMap(found -> LongWork.of(found.size() >= MANY, () -> making.apply(found)));
  }
}
