package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nodes that decide on one account at a time lose nothing and overdraw nothing. */
class RacingNodesTest extends Purses {

  @Test
  void two_nodes_that_race_on_one_account_lose_nothing() {
    var one = new TestBus(database);
    var other = new TestBus(database);
    int rounds = 0;
    // One node may be done before the other has begun; a round without a conflict is no race.
    while (rounds < 50 && conflicts(one) + conflicts(other) == 0) {
      race(one, other, rounds++);
    }
    assertThat(one.coins(user)).isEqualTo(200L * rounds);
    assertThat(conflicts(one) + conflicts(other)).isPositive();
  }

  private void race(TestBus one, TestBus other, int round) {
    List<Uni<CommandResult>> moves = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      moves.add((i % 2 == 0 ? one : other).move(user, "r" + round + "/" + i, 1));
    }
    assertThat(await(moves.stream())).allMatch(Done.class::isInstance);
  }

  private static double conflicts(TestBus node) {
    return node.metrics.counter("blotter.append.conflicts").count();
  }

  @Test
  void a_refusal_stands_on_what_other_nodes_have_appended() {
    var one = new TestBus(database);
    var other = new TestBus(database);
    assertThat(one.moveAndWait(user, "a", 1)).isInstanceOf(Done.class);
    assertThat(other.moveAndWait(user, "b", 9)).isInstanceOf(Done.class);
    assertThat(one.moveAndWait(user, "c", -5)).isInstanceOf(Done.class);
    assertThat(other.moveAndWait(user, "d", -6)).isInstanceOf(Refused.class);
    assertThat(one.coins(user)).isEqualTo(5);
  }

  @Test
  void a_refusal_reads_of_the_log_only_what_the_node_did_not_know() {
    var one = new TestBus(database);
    var other = new TestBus(database);
    await(IntStream.range(0, 30).mapToObj(i -> one.move(user, "in" + i, 1)));
    other.moveAndWait(user, "by the other", 1);
    assertThat(one.moveAndWait(user, "too many", -40)).isInstanceOf(Refused.class);
    assertThat(one.moveAndWait(user, "still too many", -39)).isInstanceOf(Refused.class);
    assertThat(one.log.eventsRead).hasValue(1);
    assertThat(((Refused) one.moveAndWait(user, "and so on", -32)).version()).isEqualTo(31);
  }

  @Test
  void a_purse_is_never_overdrawn_by_two_nodes_that_race() {
    var one = new TestBus(database);
    var other = new TestBus(database);
    one.moveAndWait(user, "in", 50);
    List<Uni<CommandResult>> moves = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      moves.add((i % 2 == 0 ? one : other).move(user, "o" + i, -1));
    }
    var results = await(moves.stream());
    assertThat(results).filteredOn(Done.class::isInstance).hasSize(50);
    assertThat(other.coins(user)).isZero();
  }

  @Test
  void no_command_is_refused_as_too_late_while_another_node_is_storing_it() {
    var slow = new TestBus(database);
    var other = new TestBus(database);
    var soon = Instant.now().plusMillis(500);
    var lane = Lane.of(user);
    var holder = database.pool().getConnection().await().atMost(TestBus.PATIENCE);
    try {
      hold(holder, lane);
      var stored =
          slow.moveUntil(soon.plusSeconds(60), user, "once", 5).subscribeAsCompletionStage();
      awaitAppend();
      Awaitility.await().until(() -> Instant.now().isAfter(soon));
      var again = other.moveUntil(soon, user, "once", 5).subscribeAsCompletionStage();
      Awaitility.await().during(Duration.ofMillis(200)).until(() -> !again.isDone());
      holder.query("COMMIT").execute().await().atMost(TestBus.PATIENCE);
      assertThat(((Done) stored.join()).replayed()).isFalse();
      assertThat(again.join())
          .isInstanceOfSatisfying(Done.class, done -> assertThat(done.replayed()).isTrue());
    } finally {
      holder.close().await().atMost(TestBus.PATIENCE);
    }
  }

  /** Has the lane as an append that is under way has it. */
  private static void hold(SqlConnection holder, int lane) {
    holder
        .query("BEGIN; SELECT pg_advisory_xact_lock('lanes'::regclass::oid::integer, " + lane + ")")
        .execute()
        .await()
        .atMost(TestBus.PATIENCE);
  }

  private void awaitAppend() {
    Awaitility.await()
        .until(
            () ->
                database
                        .pool()
                        .query(
                            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE '%append_events%'")
                        .execute()
                        .await()
                        .atMost(TestBus.PATIENCE)
                        .rowCount()
                    > 0);
  }
}
