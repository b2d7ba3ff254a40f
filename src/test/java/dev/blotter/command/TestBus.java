package dev.blotter.command;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.SnapshotMacs;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that runs the commands of purses on a real database. */
final class TestBus {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  final FaultyLog log;
  final GroupingCommandBus bus;
  final Heard heard = new Heard();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  TestBus(TestDatabase database) {
    this(database, 4096);
  }

  TestBus(TestDatabase database, int queueLimit) {
    this(database, queueLimit, Duration.ofMinutes(1));
  }

  /**
   * @param targetWait how long commands may wait while all do, without any time before that
   */
  TestBus(TestDatabase database, int queueLimit, Duration targetWait) {
    var aggregates = List.of(new Purse.PurseAggregate());
    var codec = new JsonEventCodec(aggregates);
    var ids = new TimeOrderedIds(new SecureRandom());
    var pool = database.pool();
    this.log = new FaultyLog(new PostgresEventLog(pool, codec, ids, Clock.systemUTC()));
    this.bus =
        new GroupingCommandBus(
            new TestConfig(queueLimit, targetWait, targetWait),
            log,
            new PostgresSnapshots(pool, SnapshotMacs.OURS),
            ids,
            Clock.systemUTC(),
            TestVertx.get(),
            metrics,
            List.of(
                new Purse.MovingCoins(),
                new Purse.RescuingCoins(),
                new Purse.CountingCoins(),
                new Purse.Stumbling(),
                new Purse.Fumbling()),
            List.copyOf(aggregates),
            List.of(heard));
  }

  Uni<CommandResult> move(UUID user, String id, long coins) {
    return submit(user, id, new Purse.MoveCoins(user, coins), "coins " + coins);
  }

  Uni<CommandResult> moveUntil(Instant moment, UUID user, String id, long coins) {
    return submit(user, id, new Purse.MoveCoins(user, coins, moment), "coins " + coins);
  }

  Uni<CommandResult> rescue(UUID user, String id, long coins) {
    return submit(user, id, new Purse.RescueCoins(user, coins), "rescue " + coins);
  }

  Uni<CommandResult> count(UUID user, String id, long coins) {
    return submit(user, id, new Purse.CountCoins(user, coins), "count " + coins);
  }

  Uni<CommandResult> submit(UUID user, String id, Command command, String fingerprint) {
    var origin = new Origin(Actor.system("test"), UUID.randomUUID(), null);
    return bus.submit(
        new CommandRequest<>(command, user, id, fingerprint, origin, Clock.systemUTC().instant()));
  }

  CommandResult moveAndWait(UUID user, String id, long coins) {
    return move(user, id, coins).await().atMost(PATIENCE);
  }

  long coins(UUID user) {
    return bus.ask(user, new HowMany(user)).await().atMost(PATIENCE);
  }

  /** What a listener was told: how far the log goes with each user, and the events. */
  static final class Heard implements AppendListener {
    final Map<UUID, LanePosition> positions = new ConcurrentHashMap<>();
    final List<RecordedEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void appended(int lane, List<RecordedEvent> events) {
      this.events.addAll(events);
      events.forEach(event -> positions.put(event.userId(), event.position()));
    }

    @Override
    public void repeated(UUID userId, LanePosition position) {
      positions.put(userId, position);
    }
  }

  private record HowMany(UUID user) implements Question<Long> {
    @Override
    public Needs needs(States states) {
      return Needs.states(Purse.of(user));
    }

    @Override
    public Long answer(States states) {
      return states.find(Purse.of(user), Purse.class).map(Purse::coins).orElse(0L);
    }
  }

  private record TestConfig(int queueLimit, Duration targetWait, Duration targetWaitInterval)
      implements CommandConfig {
    @Override
    public int pipelines() {
      return 2;
    }

    @Override
    public int groupLimit() {
      return 64;
    }

    @Override
    public Duration targetLag() {
      return targetWait;
    }

    @Override
    public int cacheSize() {
      return 1000;
    }

    @Override
    public double cacheShare() {
      return 0.4;
    }

    @Override
    public int attempts() {
      return 50;
    }

    @Override
    public int appendRetries() {
      return 3;
    }

    @Override
    public Duration appendRetryDelay() {
      return Duration.ofMillis(5);
    }

    @Override
    public Duration appendPatience() {
      return Duration.ofSeconds(5);
    }

    @Override
    public int snapshotEvery() {
      return 100;
    }
  }
}
