package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.kernel.Lane;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GroupingCommandBusTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private final UUID user = UUID.randomUUID();

  @Test
  void commands_of_one_account_are_decided_in_order_and_appended_in_few_groups() {
    var node = new TestBus(database);
    var results = await(IntStream.range(0, 500).mapToObj(i -> node.move(user, "m" + i, 1)));
    assertThat(results)
        .extracting(result -> ((Done) result).answer().version())
        .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
    assertThat(node.coins(user)).isEqualTo(500);
    assertThat(node.log.appends.get()).isLessThan(100);
  }

  @Test
  void a_refused_command_stores_nothing_and_shows_the_current_state() {
    var node = new TestBus(database);
    node.moveAndWait(user, "a", 5);
    var refused = (Refused) node.moveAndWait(user, "b", -6);
    assertThat(refused.rejection().code()).isEqualTo(Purse.PurseRejection.TOO_FEW_COINS);
    assertThat(refused.resource()).isEqualTo("{\"coins\":5}");
    assertThat(refused.version()).isEqualTo(1);
    assertThat(events(user)).isEqualTo(1);
  }

  @Test
  void a_retry_gets_the_first_answer_even_where_it_would_be_refused_now() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    var first = (Done) node.moveAndWait(user, "out", -5);
    var again = (Done) node.moveAndWait(user, "out", -5);
    assertThat(again.replayed()).isTrue();
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(events(user)).isEqualTo(2);
  }

  @Test
  void what_changed_nothing_changes_nothing_when_it_is_told_again() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    var first = (Done) await(Stream.of(node.count(user, "c", 5))).getFirst();
    assertThat(first.position()).isNull();
    node.moveAndWait(user, "more", 2);
    var again = (Done) await(Stream.of(new TestBus(database).count(user, "c", 5))).getFirst();
    assertThat(again.replayed()).isTrue();
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(node.coins(user)).isEqualTo(7);
    assertThat(node.moveAndWait(user, "c", 1)).isInstanceOf(Refused.class);
  }

  @Test
  void of_many_that_change_nothing_at_once_each_is_remembered() {
    var nodes = List.of(new TestBus(database), new TestBus(database));
    nodes.getFirst().moveAndWait(user, "in", 5);
    await(IntStream.range(0, 40).mapToObj(i -> nodes.get(i % 2).count(user, "c" + i / 2, 5)));
    nodes.getFirst().moveAndWait(user, "more", 2);
    var again = await(IntStream.range(0, 20).mapToObj(i -> nodes.get(1).count(user, "c" + i, 5)));
    assertThat(again).extracting(result -> ((Done) result).replayed()).containsOnly(true);
    assertThat(nodes.getFirst().coins(user)).isEqualTo(7);
  }

  @Test
  void a_reply_that_is_lost_to_what_changed_nothing_is_asked_for_again() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    node.log.loseReplies(1);
    assertThat(await(Stream.of(node.count(user, "c", 5))).getFirst()).isInstanceOf(Done.class);
    node.moveAndWait(user, "more", 2);
    assertThat(((Done) await(Stream.of(node.count(user, "c", 5))).getFirst()).replayed()).isTrue();
  }

  @Test
  void an_id_used_for_another_request_is_refused() {
    var node = new TestBus(database);
    node.moveAndWait(user, "same", 5);
    var refused = (Refused) node.moveAndWait(user, "same", 6);
    assertThat(refused.rejection().code()).isEqualTo(CommandRejection.IDEMPOTENCY_KEY_REUSED);
    assertThat(node.coins(user)).isEqualTo(5);
  }

  @Test
  void many_retries_at_once_are_carried_out_once() {
    var node = new TestBus(database);
    var results = await(IntStream.range(0, 50).mapToObj(i -> node.move(user, "once", 3)));
    assertThat(results)
        .extracting(result -> ((Done) result).answer())
        .containsOnly(((Done) results.get(0)).answer());
    assertThat(results).filteredOn(result -> !((Done) result).replayed()).hasSize(1);
    assertThat(node.coins(user)).isEqualTo(3);
  }

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
  void many_refusals_at_once_ask_the_log_together() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    int before = node.log.reads.get();
    var results = await(IntStream.range(0, 50).mapToObj(i -> node.move(user, "r" + i, -6)));
    assertThat(results).hasOnlyElementsOfType(Refused.class);
    assertThat(node.log.reads.get() - before).isLessThan(10);
  }

  private void race(TestBus one, TestBus other, int round) {
    List<Uni<CommandResult>> moves = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      moves.add((i % 2 == 0 ? one : other).move(user, "r" + round + "/" + i, 1));
    }
    assertThat(await(moves.stream())).allMatch(Done.class::isInstance);
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
  void a_reply_that_is_lost_is_asked_for_again_and_nothing_is_stored_twice() {
    var node = new TestBus(database);
    node.log.loseReplies(2);
    var result = (Done) node.moveAndWait(user, "lost", 7);
    assertThat(result.answer().resource()).isEqualTo("{\"coins\":7}");
    assertThat(events(user)).isEqualTo(1);
    assertThat(node.coins(user)).isEqualTo(7);
  }

  @Test
  void listeners_hear_how_far_the_log_goes_with_a_command_whose_reply_was_lost() {
    var node = new TestBus(database);
    node.log.loseReplies(2);
    var lost = (Done) node.moveAndWait(user, "lost", 7);
    assertThat(node.heard.positions).containsEntry(user, lost.position());
    var other = new TestBus(database);
    var repeated = (Done) other.moveAndWait(user, "lost", 7);
    assertThat(repeated.replayed()).isTrue();
    assertThat(other.heard.positions).containsEntry(user, lost.position());
  }

  @Test
  void when_no_reply_comes_at_all_the_outcome_is_unknown_until_a_retry() {
    var node = new TestBus(database);
    node.log.loseReplies(4);
    assertThatThrownBy(() -> node.moveAndWait(user, "silent", 7))
        .isInstanceOf(OutcomeUnknown.class);
    var retried = (Done) node.moveAndWait(user, "silent", 7);
    assertThat(retried.replayed()).isTrue();
    assertThat(node.coins(user)).isEqualTo(7);
  }

  @Test
  void a_server_that_says_nothing_is_not_waited_for_without_end() {
    var node = new TestBus(database);
    node.log.setSilent(true);
    assertThatThrownBy(() -> node.moveAndWait(user, "a", 5)).isInstanceOf(OutcomeUnknown.class);
    node.log.setSilent(false);
    assertThat(((Done) node.moveAndWait(user, "a", 5)).replayed()).isTrue();
    assertThat(node.coins(user)).isEqualTo(5);
  }

  @Test
  void a_command_whose_time_is_over_before_it_is_stored_is_refused() {
    var node = new TestBus(database);
    node.log.setDelay(Duration.ofMillis(300));
    var soon = Instant.now().plusMillis(100);
    var refused = (Refused) node.moveUntil(soon, user, "late", 5).await().atMost(TestBus.PATIENCE);
    assertThat(refused.rejection().code()).isEqualTo(Purse.PurseRejection.TOO_LATE);
    assertThat(node.log.appends).as("refused as soon as the log says so").hasValue(1);
    assertThat(events(user)).isZero();
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

  private static void awaitAppend() {
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

  @Test
  void more_commands_than_may_wait_are_turned_away_and_not_stored() {
    var node = new TestBus(database, 10);
    var outcomes =
        await(IntStream.range(0, 200).mapToObj(i -> storedOrAway(node.move(user, "w" + i, 1))));
    assertThat(outcomes).contains("away", "stored");
    assertThat(node.coins(user)).isEqualTo(outcomes.stream().filter("stored"::equals).count());
    assertThat(node.moveAndWait(user, "after", 1)).isInstanceOf(Done.class);
  }

  private static Uni<String> storedOrAway(Uni<CommandResult> move) {
    return move.map(done -> "stored").onFailure(Overloaded.class).recoverWithItem("away");
  }

  @Test
  void an_urgent_command_goes_before_those_that_wait() {
    var node = new TestBus(database);
    var moves = IntStream.range(0, 500).mapToObj(i -> node.move(user, "o" + i, 1));
    var all = await(Stream.concat(moves, Stream.of(node.rescue(user, "urgent", 1))));
    var versions = all.stream().map(result -> ((Done) result).answer().version()).toList();
    assertThat(versions).doesNotHaveDuplicates().contains(501L);
    assertThat(versions.getLast()).isLessThan(versions.get(499));
    assertThat(versions.subList(0, 500)).isSorted();
  }

  @Test
  void an_urgent_command_is_taken_in_where_no_others_are() {
    var node = new TestBus(database, 10);
    var moves = IntStream.range(0, 200).mapToObj(i -> storedOrAway(node.move(user, "f" + i, 1)));
    var urgent = node.rescue(user, "urgent", 1).map(done -> "rescued");
    assertThat(await(Stream.concat(moves, Stream.of(urgent)))).contains("away", "rescued");
  }

  @Test
  void a_command_whose_handler_fails_harms_no_other() {
    var node = new TestBus(database);
    var before = node.move(user, "x", 1);
    var stumbled =
        node.submit(user, "y", new Purse.Stumble(user), "stumble")
            .map(done -> "done")
            .onFailure(IllegalStateException.class)
            .recoverWithItem("failed");
    var after = node.move(user, "z", 1);
    var all = await(Stream.of(before.map(d -> "done"), stumbled, after.map(d -> "done")));
    assertThat(all).containsExactly("done", "failed", "done");
    assertThat(node.coins(user)).isEqualTo(2);
  }

  @Test
  void what_a_failed_command_would_have_changed_is_not_seen_by_the_next() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    var fumbled = node.submit(user, "fumbled", new Purse.Fumble(user, -5), "fumble");
    assertThatThrownBy(() -> fumbled.await().atMost(TestBus.PATIENCE))
        .isInstanceOf(IllegalStateException.class);
    var refused = (Refused) node.moveAndWait(user, "too many", -6);
    assertThat(refused.resource()).isEqualTo("{\"coins\":5}");
    assertThat(refused.version()).isEqualTo(1);
    assertThat(node.moveAndWait(user, "out", -5)).isInstanceOf(Done.class);
  }

  @Test
  void commands_that_wait_while_the_log_is_away_are_told_so_together() {
    var node = new TestBus(database);
    node.log.setAway(true);
    var moves =
        IntStream.range(0, 50)
            .mapToObj(i -> node.move(UUID.randomUUID(), "m" + i, 1))
            .map(
                move ->
                    move.map(done -> "done")
                        .onFailure(ConnectException.class)
                        .recoverWithItem("away"));
    assertThat(await(moves)).containsOnly("away");
    assertThat(node.log.reads).hasValueLessThan(10);
    node.log.setAway(false);
    node.moveAndWait(user, "again", 1);
  }

  @Test
  void a_long_account_is_loaded_from_a_snapshot_and_comes_out_the_same() {
    var node = new TestBus(database);
    await(IntStream.range(0, 350).mapToObj(i -> node.move(user, "s" + i, i)));
    Awaitility.await()
        .until(() -> count("SELECT count(*) FROM snapshots WHERE aggregate_id = $1", user) > 0);
    var fresh = new TestBus(database);
    assertThat(fresh.coins(user)).isEqualTo(349 * 350 / 2);
    var next = (Done) fresh.moveAndWait(user, "next", 1);
    assertThat(next.answer().version()).isEqualTo(351);
  }

  private static <T> List<T> await(java.util.stream.Stream<Uni<T>> unis) {
    return Uni.join().all(unis.toList()).andFailFast().await().atMost(TestBus.PATIENCE);
  }

  private static double conflicts(TestBus node) {
    return node.metrics.counter("blotter.append.conflicts").count();
  }

  private static long events(UUID user) {
    return count("SELECT count(*) FROM domain_events WHERE user_id = $1", user);
  }

  private static long count(String sql, UUID user) {
    return database
        .pool()
        .preparedQuery(sql)
        .execute(io.vertx.mutiny.sqlclient.Tuple.of(user))
        .await()
        .atMost(TestBus.PATIENCE)
        .iterator()
        .next()
        .getLong(0);
  }
}
