package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.eventlog.RecordedEvent;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the log fails, is away or says nothing, each command has a clear outcome. */
class FailingLogTest extends Purses {

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
  void listeners_hear_once_of_what_was_stored_though_its_reply_was_lost() {
    var node = new TestBus(database);
    node.log.loseReplies(2);
    var others = Stream.generate(UUID::randomUUID).limit(5).toList();
    await(others.stream().map(other -> node.move(other, "lost", 7)));
    node.moveAndWait(others.getFirst(), "next", 1);
    await(others.stream().map(other -> node.move(other, "lost", 7)));
    assertThat(node.heard.events).extracting(RecordedEvent::userId).hasSize(6).containsAll(others);
    assertThat(node.heard.events.getLast().commandId()).isEqualTo("next");
  }

  @Test
  void listeners_do_not_hear_of_what_another_node_has_appended_under_the_same_id() {
    var node = new TestBus(database);
    new TestBus(database).moveAndWait(user, "same", 7);
    node.log.loseReplies(1);
    node.moveAndWait(user, "same", 7);
    assertThat(node.heard.events).isEmpty();
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
}
