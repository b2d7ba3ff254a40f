package dev.blotter.relay;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresLaneReader;
import dev.blotter.job.Jobs;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.relay.postgres.PostgresLeases;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final TestRelayConfig SHORT = new TestRelayConfig(7, Duration.ofMillis(300));

  private final TestDatabase database = TestDatabase.freshDatabase();
  private final Pool pool = database.pool(database.service());
  private final EventLog log =
      new PostgresEventLog(
          pool, Note.codec(), new TimeOrderedIds(new SecureRandom()), Clock.systemUTC());
  private final Tape tape = new Tape();
  private final RelayFigures figures = new RelayFigures();
  private final List<Relay> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(Relay::stop);
    database.close();
  }

  private Relay node(RelayConfig config, Outlet outlet) {
    var reader = new PostgresLaneReader(pool);
    var node =
        new Relay(TestVertx.get(), new Jobs(), leases(config), reader, outlet, config, figures);
    nodes.add(node);
    node.start();
    return node;
  }

  private Leases leases(RelayConfig config) {
    return new PostgresLeases(pool, config, UUID.randomUUID());
  }

  private void append(Account account, int events) {
    List<Append> group = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      group.add(account.note("c" + System.nanoTime() + "-" + i, account.order(), 0));
    }
    await(log.append(group));
  }

  private void relayed(int events) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> tape.distinct() == events);
  }

  private void movedOn() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> await(leases(SHORT).lag()).events() == 0);
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void two_nodes_relay_every_event_once_and_each_users_in_order() {
    node(TestRelayConfig.SMALL, tape.outlet());
    node(TestRelayConfig.SMALL, tape.outlet());
    var users =
        List.of(Account.inLane(3), Account.inLane(5), Account.inLane(9), Account.inLane(60));
    for (int round = 0; round < 4; round++) {
      users.forEach(user -> append(user, 10));
    }
    relayed(160);
    assertThat(tape.all()).hasSize(160);
    assertThat(tape.firsts().values())
        .hasSize(4)
        .allSatisfy(p -> assertThat(p).isEqualTo(upTo(40)));
    movedOn();
    assertThat(figures.sent()).isEqualTo(160);
  }

  @Test
  void what_was_there_before_the_relay_was_turned_on_is_relayed_too() {
    append(Account.inLane(7), 30);
    var node = node(TestRelayConfig.SMALL, tape.outlet());
    relayed(30);
    movedOn();
    node.stop();
    append(Account.inLane(7), 5);
    node(TestRelayConfig.SMALL, tape.outlet());
    relayed(35);
    assertThat(tape.all()).hasSize(35);
  }

  @Test
  void a_node_that_is_lost_after_it_has_sent_leaves_at_most_a_batch_of_each_lane_to_be_repeated() {
    var ada = Account.inLane(4);
    append(ada, 20);
    // The first event goes alone, until the broker is known to be there.
    var lost = node(SHORT, tape.deafAfterOne());
    relayed(1 + SHORT.batchSize());
    lost.stop();
    assertThat(await(leases(SHORT).lag()).events()).isEqualTo(19);
    node(SHORT, tape.outlet());
    relayed(20);
    assertThat(tape.firsts()).containsEntry(ada.userId(), upTo(20));
    assertThat(tape.all()).hasSize(20 + SHORT.batchSize());
  }

  @Test
  void a_node_that_is_told_to_stop_leaves_its_lanes_to_others_at_once() {
    var minute = new TestRelayConfig(7, Duration.ofMinutes(1));
    append(Account.inLane(4), 20);
    var leaving = node(minute, tape.deafAfterOne());
    relayed(1 + minute.batchSize());
    leaving.stop();
    leaving.leave();
    node(minute, tape.outlet());
    relayed(20);
    movedOn();
  }

  @Test
  void a_lane_is_nobody_elses_before_its_lease_is_over_and_its_late_owner_moves_nothing() {
    append(Account.inLane(6), 3);
    var late = leases(SHORT);
    var lease = await(late.take(8, Set.of())).getFirst();
    assertThat(lease.lane()).isEqualTo(6);
    assertThat(lease.head()).isEqualTo(3);
    var other = leases(SHORT);
    assertThat(await(other.take(8, Set.of()))).isEmpty();
    await(late.keep(List.of(6)));
    List<LeasedLane> taken = new ArrayList<>();
    Awaitility.await()
        .until(() -> taken.addAll(await(other.take(8, Set.of()))) && !taken.isEmpty());
    assertThat(await(late.giveBack(List.of(new Landing(lease, 3, Instant.now(), null))))).isZero();
    assertThat(await(other.lag()).events()).isEqualTo(3);
    var landing = new Landing(taken.getFirst(), 2, Instant.now(), null);
    assertThat(await(other.giveBack(List.of(landing)))).isEqualTo(1);
    assertThat(await(other.lag()).events()).isEqualTo(1);
    assertThat(await(late.take(8, Set.of())).getFirst().above()).isEqualTo(2);
  }

  @Test
  void an_event_that_the_broker_refuses_holds_up_its_lane_alone_and_is_not_lost() {
    var stuck = Account.inLane(8);
    var free = Account.inLane(9);
    append(stuck, 20);
    append(free, 20);
    var left = new AtomicInteger(4);
    node(
        TestRelayConfig.SMALL,
        tape.refusing(e -> isFifthOf(stuck, e) && left.getAndDecrement() > 0));
    relayed(40);
    movedOn();
    assertThat(tape.firsts()).containsEntry(free.userId(), upTo(20));
    assertThat(tape.firsts().get(stuck.userId())).containsExactlyInAnyOrderElementsOf(upTo(20));
    assertThat(figures.failures()).isEqualTo(4);
    // What follows the refused one in its batch comes once more, however often that one is tried.
    assertThat(tape.all()).hasSizeLessThan(40 + TestRelayConfig.SMALL.batchSize());
  }

  private static boolean isFifthOf(Account account, EventRow event) {
    return event.userId().equals(account.userId()) && event.lanePosition() == 5;
  }

  @Test
  void the_lag_says_how_much_waits_and_for_how_long() {
    assertThat(await(leases(SHORT).lag())).isEqualTo(Leases.Lag.NONE);
    append(Account.inLane(1), 4);
    append(Account.inLane(2), 2);
    node(TestRelayConfig.SMALL, tape.refusing(event -> true));
    Awaitility.await()
        .until(figures::lag, lag -> lag != null && lag.events() == 6 && lag.seconds() > 0.5);
    assertThat(figures.lag().seconds()).isLessThan(60);
    assertThat(tape.all()).isEmpty();
  }

  @Test
  void the_lag_is_told_though_every_round_fails() {
    append(Account.inLane(1), 4);
    var node =
        new Relay(
            TestVertx.get(),
            new Jobs(),
            new TakesNothing(leases(SHORT)),
            new PostgresLaneReader(pool),
            tape.outlet(),
            SHORT,
            figures);
    nodes.add(node);
    node.start();
    Awaitility.await()
        .until(figures::lag, lag -> lag != null && lag.events() == 4 && lag.seconds() > 2);
    assertThat(figures.failures()).isPositive();
  }

  /** Fails whoever wants lanes. */
  private record TakesNothing(Leases leases) implements Leases {

    @Override
    public Uni<List<LeasedLane>> take(int limit, Set<Integer> except) {
      return Uni.createFrom().failure(new IllegalStateException("no lanes"));
    }

    @Override
    public Uni<Void> keep(Collection<Integer> lanes) {
      return leases.keep(lanes);
    }

    @Override
    public Uni<Integer> giveBack(List<Landing> landings) {
      return leases.giveBack(landings);
    }

    @Override
    public Uni<Void> release() {
      return leases.release();
    }

    @Override
    public Uni<Lag> lag() {
      return leases.lag();
    }
  }

  @Test
  void a_node_that_does_not_know_how_much_waits_tells_no_number() {
    var metrics = new SimpleMeterRegistry();
    new RelayMetrics(metrics, SHORT, figures).register(new StartupEvent());
    assertThat(metrics.get("blotter.relay.enabled").gauge().value()).isEqualTo(1);
    assertThat(metrics.get("blotter.relay.lag.events").gauge().value()).isNaN();
    figures.seen(new Leases.Lag(3, 61));
    assertThat(metrics.get("blotter.relay.lag.events").gauge().value()).isEqualTo(3);
    assertThat(new RelayHealth(SHORT, figures).call().getStatus()).isEqualTo(Status.DOWN);
    figures.seen(null);
    assertThat(metrics.get("blotter.relay.lag.seconds").gauge().value()).isNaN();
  }
}
