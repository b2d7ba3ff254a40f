package dev.blotter.eventlog;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.AppendResult.Conflict;
import dev.blotter.eventlog.AppendResult.Duplicate;
import dev.blotter.eventlog.AppendResult.Late;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every log must do with commands that it has seen before. */
public abstract class CommandContract extends EventLogContract {
  protected CommandContract(EventLog log) {
    super(log);
  }

  @Test
  void a_command_asked_twice_is_stored_once_and_answered_alike() {
    var first =
        appended(ada.command("a").expects(order, 0).adds(order, "1").adds(order, "2").done());
    assertThat(append(ada.note("a", portfolio, 0)))
        .containsExactly(
            new Duplicate(
                "a",
                "fingerprint of a",
                "answer to a",
                first.last().position(),
                first.last().occurredAt()));
    assertThat(texts(newInLane())).containsExactly("1", "2");
  }

  @Test
  void a_command_that_changed_nothing_is_found_again_where_the_lane_stood_then() {
    var last = appended(ada.note("before", order, 0)).last();
    assertThat(append(ada.command("nothing").done())).containsExactly(new Appended(List.of()));
    appended(ada.note("after", order, 1));
    var again = (Duplicate) append(ada.note("nothing", order, 2)).getFirst();
    assertThat(again.fingerprint()).isEqualTo("fingerprint of nothing");
    assertThat(again.answer()).isEqualTo("answer to nothing");
    assertThat(again.position()).isEqualTo(last.position());
    assertThat(again.occurredAt()).isAfterOrEqualTo(last.occurredAt());
    assertThat(texts(newInLane())).containsExactly("before", "after");
  }

  @Test
  void commands_that_change_nothing_go_with_others_in_a_group() {
    var results =
        append(
            bob.command("b").done(),
            ada.command("nothing").done(),
            ada.note("something", order, 0),
            ada.command("nothing more").done());
    assertThat(results).hasSize(4).hasOnlyElementsOfType(Appended.class);
    assertThat(((Appended) results.get(2)).events()).hasSize(1);
    assertThat(texts(newInLane())).containsExactly("something");
    assertThat(append(ada.command("nothing more").done()).getFirst()).isInstanceOf(Duplicate.class);
  }

  @Test
  void a_command_after_a_repeated_one_of_the_same_user_is_refused() {
    append(ada.note("a", order, 0));
    var results =
        append(ada.note("a", order, 0), ada.note("b", order, 1), bob.note("c", bob.order(), 0));
    assertThat(results.get(0)).isInstanceOf(Duplicate.class);
    assertThat(results.get(1)).isEqualTo(new Conflict());
    assertThat(results.get(2)).isInstanceOf(Appended.class);
  }

  @Test
  void no_command_has_an_id_that_another_claims() {
    appended(group("a", "a-1", "a-2"));
    assertThat(append(ada.note("a-2", portfolio, 0)).getFirst()).isInstanceOf(Duplicate.class);
    assertThat(append(bob.note("a-2", bob.order(), 0)).getFirst()).isInstanceOf(Appended.class);
    appended(ada.note("b-1", portfolio, 0));
    var taken = (Duplicate) append(group("b", "b-0", "b-1")).getFirst();
    assertThat(taken.commandId()).isEqualTo("b-1");
    assertThat(taken.fingerprint()).isEqualTo("fingerprint of b-1");
    appended(ada.note("b-0", portfolio, 1));
  }

  @Test
  void a_command_that_claims_ids_finds_its_own_answer_again() {
    var first = appended(group("a", "a-1"));
    var again = (Duplicate) append(group("a", "a-1")).getFirst();
    assertThat(again.answer()).isEqualTo("answer to a");
    assertThat(again.position()).isEqualTo(first.last().position());
    var other = (Duplicate) append(group("c", "a-1")).getFirst();
    assertThat(other.commandId()).isEqualTo("a-1");
    assertThat(other.fingerprint()).isEqualTo("fingerprint of a");
  }

  @Test
  void a_command_whose_time_is_over_is_not_stored_and_told_when_that_was() {
    var over = Instant.now().minusSeconds(1);
    var results =
        append(
            ada.note("in time", order, 0),
            ada.noteUntil(over, "late", order, 1),
            ada.note("behind", order, 2),
            bob.noteUntil(over.plusSeconds(60), "not yet", bob.order(), 0));
    assertThat(results.get(1))
        .isInstanceOfSatisfying(Late.class, late -> assertThat(late.at()).isAfter(over));
    assertThat(results.get(2)).isEqualTo(new Conflict());
    assertThat(texts(newInLane())).containsExactly("in time", "not yet");
  }

  @Test
  void a_command_that_was_stored_in_time_finds_its_answer_later() {
    appended(ada.noteUntil(Instant.now().plusSeconds(60), "a", order, 0));
    var late = ada.noteUntil(Instant.now().minusSeconds(1), "a", order, 0);
    assertThat(append(late).getFirst()).isInstanceOf(Duplicate.class);
  }

  private Append group(String commandId, String... claims) {
    var on = ada.order();
    var draft = ada.command(commandId).expects(on, 0).adds(on, commandId);
    for (var claim : claims) {
      draft = draft.claims(claim);
    }
    return draft.done();
  }

  @Test
  void users_may_use_the_same_command_ids() {
    var results =
        append(
            ada.note("same", order, 0),
            bob.note("same", bob.order(), 0),
            eve.note("same", eve.order(), 0));
    assertThat(results).hasSize(3).hasOnlyElementsOfType(Appended.class);
    assertThat(texts(newInLane())).containsExactly("same", "same");
  }

  @Test
  void stored_answers_are_found_by_user_and_command() {
    var last = appended(ada.note("a", order, 0)).last();
    var stored = new CommandKey(ada.userId(), "a");
    var asked =
        List.of(stored, new CommandKey(ada.userId(), "b"), new CommandKey(bob.userId(), "a"));
    assertThat(await(log.answers(asked)))
        .containsExactly(
            Map.entry(
                stored,
                new Duplicate(
                    "a", "fingerprint of a", "answer to a", last.position(), last.occurredAt())));
  }
}
