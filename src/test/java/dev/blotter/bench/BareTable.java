package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What storing an event costs where nothing is checked, ordered or made unique: INSERTs into a
 * table with the indexes that the requirements name, each a transaction of its own.
 */
final class BareTable implements AutoCloseable {

  private static final int USERS = 1_000;

  /** As long as that of an order that was placed. */
  private static final String PAYLOAD =
      """
      {"order_id":"%1$s","user_id":"%1$s","portfolio_id":"%1$s","client_order_id":"2c9k-184467",\
      "terms":{"symbol":"AAPL","side":"BUY","type":"LIMIT","time_in_force":"GTC","quantity":"1",\
      "limit_price":"42.25","reduce_only":false},"figures":{"status":"PENDING","quantity":"1",\
      "cumulative":"0","leaves":"1"}}""";

  static final List<String> DDL =
      List.of(
          """
          CREATE TABLE domain_events (
            id uuid PRIMARY KEY,
            aggregate_type varchar(50) NOT NULL,
            aggregate_id uuid NOT NULL,
            event_type varchar(100) NOT NULL,
            user_id uuid NOT NULL,
            occurred_at timestamptz NOT NULL,
            payload jsonb NOT NULL)""",
          "CREATE INDEX idx_events_aggregate ON domain_events(aggregate_type, aggregate_id)",
          "CREATE INDEX idx_events_type ON domain_events(event_type)",
          "CREATE INDEX idx_events_occurred_at ON domain_events(occurred_at DESC)",
          "CREATE INDEX idx_events_user_id ON domain_events(user_id)",
          "CREATE INDEX idx_events_aggregate_type ON domain_events(aggregate_id, event_type)",
          "CREATE INDEX idx_events_user_occurred ON domain_events(user_id, occurred_at DESC)");

  private static final String INSERT =
      """
      INSERT INTO domain_events
        (id, aggregate_type, aggregate_id, event_type, user_id, occurred_at, payload)
      SELECT id, 'order', aggregate_id, 'OrderInitialized', user_id, occurred_at, payload::jsonb
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[])
        AS e(id, aggregate_id, user_id, occurred_at, payload)""";

  private static final String INSERT_ONE =
      """
      INSERT INTO domain_events
        (id, aggregate_type, aggregate_id, event_type, user_id, occurred_at, payload)
      VALUES ($1, 'order', $2, 'OrderInitialized', $3, $4, $5::text::jsonb)""";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final PgConnectOptions address;
  private final List<UUID> users = Stream.generate(UUID::randomUUID).limit(USERS).toList();

  BareTable(DatabaseAddress at) {
    address =
        PgConnectOptions.fromUri(at.reactiveUrl()).setUser(at.user()).setPassword(at.password());
  }

  /** What came of it. */
  record Outcome(long rows, double seconds, Histogram times) {
    double rowsPerSecond() {
      return rows / seconds;
    }
  }

  /** So many clients that each insert so many rows in a transaction, one after the other. */
  Outcome run(int clients, int rowsEach, double seconds) {
    var outcome = new CompletableFuture<Outcome>();
    vertx.runOnContext(
        now ->
            Future.all(
                    IntStream.range(0, clients)
                        .mapToObj(client -> PgConnection.connect(vertx, address))
                        .toList())
                .onFailure(outcome::completeExceptionally)
                .onSuccess(all -> insert(all.<PgConnection>list(), rowsEach, seconds, outcome)));
    return outcome.join();
  }

  private void insert(
      List<PgConnection> connections,
      int rowsEach,
      double seconds,
      CompletableFuture<Outcome> outcome) {
    var times = new Histogram(3);
    long start = System.nanoTime();
    long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    var ending =
        connections.stream()
            .map(
                connection ->
                    new Client(connection, rowsEach, end, times)
                        .run()
                        .eventually(() -> connection.close()))
            .toList();
    Future.all(ending)
        .onFailure(outcome::completeExceptionally)
        .onSuccess(
            all ->
                outcome.complete(
                    new Outcome(
                        times.getTotalCount() * rowsEach,
                        (System.nanoTime() - start) / 1e9,
                        times)));
  }

  /** Inserts again and again over one connection. */
  private final class Client {
    private final PgConnection connection;
    private final int rowsEach;
    private final long end;
    private final Histogram times;
    private final Promise<Void> over = Promise.promise();

    Client(PgConnection connection, int rowsEach, long end, Histogram times) {
      this.connection = connection;
      this.rowsEach = rowsEach;
      this.end = end;
      this.times = times;
    }

    Future<Void> run() {
      connection
          .prepare(rowsEach == 1 ? INSERT_ONE : INSERT)
          .onFailure(over::fail)
          .onSuccess(statement -> next(statement.query()));
      return over.future();
    }

    private void next(PreparedQuery<RowSet<Row>> insert) {
      long sent = System.nanoTime();
      if (sent >= end) {
        over.complete();
        return;
      }
      insert
          .execute(rowsEach == 1 ? row() : rows(rowsEach))
          .onFailure(over::tryFail)
          .onSuccess(
              done -> {
                times.recordValue(System.nanoTime() - sent);
                next(insert);
              });
    }
  }

  private Tuple row() {
    var id = id();
    return Tuple.of(id(), id, anyone(), now(), PAYLOAD.formatted(id));
  }

  private Tuple rows(int number) {
    List<UUID> ids = Stream.generate(BareTable::id).limit(number).toList();
    return Tuple.of(
        Stream.generate(BareTable::id).limit(number).toArray(UUID[]::new),
        ids.toArray(UUID[]::new),
        Stream.generate(this::anyone).limit(number).toArray(UUID[]::new),
        Stream.generate(BareTable::now).limit(number).toArray(OffsetDateTime[]::new),
        ids.stream().map(PAYLOAD::formatted).toArray(String[]::new));
  }

  /** In the order of time, which is what costs indexes the least. */
  private static UUID id() {
    var random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16;
    return new UUID(time | 0x7000 | random.nextInt(1 << 12), random.nextLong() >>> 2 | 1L << 63);
  }

  private UUID anyone() {
    return users.get(ThreadLocalRandom.current().nextInt(USERS));
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
