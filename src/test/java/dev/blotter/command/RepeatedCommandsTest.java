package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sent again is done once, and answered as it was the first time. */
class RepeatedCommandsTest extends Purses {

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
}
