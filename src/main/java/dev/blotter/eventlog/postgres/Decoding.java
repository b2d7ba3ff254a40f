package dev.blotter.eventlog.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.function.Function;

/** Makes events of rows: of many by a worker, since an event loop would be long at their JSON. */
final class Decoding {

  private static final int MANY = 500;

  private Decoding() {}

  /** What is made of the rows, where whoever asks for it is. */
  static <T> Uni<T> of(Uni<RowSet<Row>> rows, Function<RowSet<Row>, T> making) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var context = Vertx.currentContext();
              return rows.flatMap(
                  found -> {
                    var made = Uni.createFrom().item(() -> making.apply(found));
                    return context == null || found.size() < MANY
                        ? made
                        : made.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                            .emitOn(MutinyHelper.executor(context));
                  });
            });
  }
}
