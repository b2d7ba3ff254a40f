package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.Note;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Work whose transaction a test holds open, to end it when and how it likes. */
final class HeldTransaction<T> {

  private static final String BEGIN = "BEGIN; SELECT pg_backend_pid()";

  private final Pool pool;
  private final SqlConnection connection;
  private final CompletableFuture<Integer> process;
  private final CompletableFuture<T> results;

  HeldTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
    this.pool = pool;
    this.connection = await(pool.getConnection());
    this.process =
        connection
            .query(BEGIN)
            .execute()
            .map(begun -> begun.next().iterator().next().getInteger(0))
            .subscribeAsCompletionStage();
    this.results = work.apply(connection).subscribeAsCompletionStage();
  }

  /** Holds an append to the log. */
  static HeldTransaction<List<AppendResult>> append(Pool pool, Append... appends) {
    var group = Group.of(List.of(appends), Logs.IDS, Instant.now());
    return new HeldTransaction<>(
        pool,
        connection ->
            connection
                .preparedQuery(AppendCall.SQL)
                .execute(AppendCall.arguments(group, Note.codec()))
                .map(rows -> AppendReply.results(group, rows)));
  }

  /** Whether the database has answered; if not, it waits for another's lane. */
  boolean isAnswered() {
    return results.isDone();
  }

  /** What became of it, once nobody holds its lanes any more. */
  T results() throws Exception {
    return results.get(20, TimeUnit.SECONDS);
  }

  void commit() {
    await(connection.query("COMMIT").execute());
    await(connection.close());
  }

  void rollback() {
    await(connection.query("ROLLBACK").execute());
    await(connection.close());
  }

  /** Ends the connection from outside, as a crash would. */
  void kill() {
    await(
        pool.preparedQuery("SELECT pg_terminate_backend($1, 5000)")
            .execute(Tuple.of(process.join())));
  }

  /** Waits until the database says that this waits for a lock. */
  void awaitBlocked() throws InterruptedException {
    var blocked = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'";
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (await(pool.preparedQuery(blocked).execute(Tuple.of(process.join()))).rowCount() == 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("does not wait for a lock");
      }
      Thread.sleep(5);
    }
  }
}
