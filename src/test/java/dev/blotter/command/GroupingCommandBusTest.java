package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.eventlog.SnapshotMacs;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.json.PackedJson;
import io.smallrye.mutiny.Uni;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Commands are decided one after the other, and stored together. */
class GroupingCommandBusTest extends Purses {

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
  void many_refusals_at_once_ask_the_log_together() {
    var node = new TestBus(database);
    node.moveAndWait(user, "in", 5);
    int before = node.log.reads.get();
    var results = await(IntStream.range(0, 50).mapToObj(i -> node.move(user, "r" + i, -6)));
    assertThat(results).hasOnlyElementsOfType(Refused.class);
    assertThat(node.log.reads.get() - before).isLessThan(10);
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

  @Test
  void no_command_is_decided_on_a_state_that_somebody_put_into_the_database() {
    new TestBus(database).moveAndWait(user, "in", 5);
    new PostgresSnapshots(database.pool(), SnapshotMacs.ANOTHERS)
        .save(new Snapshot(Purse.of(user), 1, 1, PackedJson.of(new Purse(1_000))))
        .await()
        .atMost(TestBus.PATIENCE);
    var fresh = new TestBus(database);
    assertThat(fresh.coins(user)).isEqualTo(5);
    assertThat(fresh.moveAndWait(user, "out", -6)).isInstanceOf(Refused.class);
  }
}
