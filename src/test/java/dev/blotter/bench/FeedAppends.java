package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.TestVertx;
import dev.blotter.user.UserAggregate;
import dev.blotter.user.UserEvent.TradingBlocked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Another node that appends events to users' accounts, a group at a time. */
final class FeedAppends implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int GROUPS_PER_SECOND = 50;
  private static final Actor ACTOR = new Actor(Actor.Type.OPERATOR, "bench");

  private final Pool pool;
  private final PostgresEventLog log;
  private final List<UUID> users = new ArrayList<>();
  private final Map<UUID, Long> versions = new HashMap<>();
  private final Map<UUID, Long> appended = new HashMap<>();
  private long total;

  FeedAppends(DatabaseAddress role) {
    var options =
        PgConnectOptions.fromUri(role.reactiveUrl())
            .setUser(role.user())
            .setPassword(role.password())
            .setCachePreparedStatements(true);
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(options)
                .using(TestVertx.get())
                .build());
    log =
        new PostgresEventLog(
            pool,
            new JsonEventCodec(List.of(new UserAggregate())),
            new TimeOrderedIds(new SecureRandom()),
            Clock.systemUTC());
  }

  void prepare(List<UUID> all) {
    for (var user : all) {
      var head = log.head(AggregateRef.user(user)).await().atMost(PATIENCE).orElseThrow();
      users.add(user);
      versions.put(user, head.version());
    }
  }

  /** Appends for that long, each event to the next user in turn. */
  void run(int rate, int seconds) throws InterruptedException {
    int size = Math.max(1, rate / GROUPS_PER_SECOND);
    long pause = TimeUnit.SECONDS.toNanos(size) / rate;
    long next = System.nanoTime();
    int turn = 0;
    for (long group = 0; group < (long) rate * seconds / size; group++) {
      append(turn, Math.min(size, users.size()));
      turn += size;
      next += pause;
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  private void append(int turn, int size) {
    List<Append> group = new ArrayList<>();
    for (int at = turn; at < turn + size; at++) {
      group.add(append(users.get(at % users.size())));
    }
    for (var result : log.append(group).await().atMost(PATIENCE)) {
      if (!(result instanceof AppendResult.Appended(var events))) {
        throw new IllegalStateException("not appended: " + result);
      }
      var user = events.getFirst().userId();
      versions.merge(user, 1L, Long::sum);
      appended.merge(user, 1L, Long::sum);
      total++;
    }
  }

  private Append append(UUID user) {
    var aggregate = AggregateRef.user(user);
    var event = new TradingBlocked("" + System.nanoTime());
    return new Append(
        user,
        "bench:" + UUID.randomUUID(),
        "f",
        "{}",
        new Origin(ACTOR, UUID.randomUUID(), null),
        List.of(new VersionCheck(aggregate, versions.getOrDefault(user, 0L))),
        List.of(Change.of(aggregate, event)));
  }

  long total() {
    return total;
  }

  long of(UUID user) {
    return appended.getOrDefault(user, 0L);
  }

  @Override
  public void close() {
    pool.close().await().atMost(PATIENCE);
  }
}
