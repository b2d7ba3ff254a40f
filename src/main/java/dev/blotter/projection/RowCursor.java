package dev.blotter.projection;

import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Reads the rows of a statement some at a time, as they are asked for, all of one moment of the
 * database. Whether it comes to its end, fails or is cancelled: the connection goes back.
 */
public final class RowCursor {

  /** Few at first, so that whoever waits sees something; then twice as many each time. */
  private static final int FIRST = 32;

  private static final int MOST = 512;

  private final Cursor cursor;
  private int wanted = FIRST;

  private RowCursor(Cursor cursor) {
    this.cursor = cursor;
  }

  static <R> Multi<List<R>> read(Pool pool, Statement statement, Function<Row, R> reader) {
    return Multi.createFrom()
        .resourceFromUni(() -> connection(pool), connection -> rows(connection, statement))
        .withFinalizer(RowCursor::giveBack)
        .map(rows -> rows.stream().map(reader).toList());
  }

  private static Uni<SqlConnection> connection(Pool pool) {
    return Uni.createFrom().emitter(asker -> ask(pool, asker));
  }

  /** Whoever has left before the pool had one for them would else take it along. */
  private static void ask(Pool pool, UniEmitter<? super SqlConnection> asker) {
    var left = new AtomicBoolean();
    asker.onTermination(() -> left.set(true));
    pool.getConnection()
        .subscribe()
        .with(
            connection -> {
              if (left.get()) {
                connection.closeAndForget();
              } else {
                asker.complete(connection);
              }
            },
            asker::fail);
  }

  private static Multi<RowSet<Row>> rows(SqlConnection connection, Statement statement) {
    // Sent one after the other without waiting for an answer between them.
    return Uni.combine()
        .all()
        .unis(connection.begin(), connection.prepare(statement.sql()))
        .with((transaction, query) -> query)
        .onItem()
        .transformToMulti(query -> all(query, Tuple.tuple(statement.values())));
  }

  /** The same on a connection that is in a transaction, and stays there. */
  public static Multi<RowSet<Row>> within(SqlConnection connection, String sql, Tuple values) {
    return connection
        .prepare(sql)
        .onItem()
        .transformToMulti(query -> all(query, values).onTermination().call(query::close));
  }

  private static Multi<RowSet<Row>> all(PreparedStatement query, Tuple values) {
    return new RowCursor(query.cursor(values)).all();
  }

  private Multi<RowSet<Row>> all() {
    return Multi.createBy().repeating().uni(this::next).whilst(rows -> cursor.hasMore());
  }

  private Uni<RowSet<Row>> next() {
    // Who reads ahead would otherwise decode many rows before the first are sent.
    var rows = cursor.read(wanted);
    wanted = Math.min(2 * wanted, MOST);
    return rows;
  }

  /** A connection in a transaction is rolled back as it is closed; nothing was written in it. */
  private static Uni<Void> giveBack(SqlConnection connection) {
    var transaction = connection.transaction();
    return transaction == null
        ? connection.close()
        : transaction.rollback().onFailure().recoverWithNull().chain(connection::close);
  }
}
