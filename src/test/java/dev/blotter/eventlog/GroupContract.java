package dev.blotter.eventlog;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.AppendResult.Conflict;
import dev.blotter.kernel.LanePosition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log must do with a group of appends. */
public abstract class GroupContract extends EventLogContract {
  protected GroupContract(EventLog log) {
    super(log);
  }

  @Test
  void commands_of_one_user_in_a_group_stand_on_each_other() {
    var results =
        append(
            ada.note("a", order, 0),
            ada.command("b").expects(order, 1).expects(portfolio, 0).adds(portfolio, "b").done(),
            ada.note("c", order, 1),
            ada.note("d", portfolio, 1));
    assertThat(results).hasOnlyElementsOfType(Appended.class);
    assertThat(texts(newInLane())).containsExactly("a", "b", "c", "d");
    assertThat(append(ada.note("e", order, 2), ada.note("f", portfolio, 2)))
        .hasOnlyElementsOfType(Appended.class);
  }

  @Test
  void a_command_that_stands_on_a_refused_one_is_refused_as_well() {
    append(ada.note("a", order, 0));
    var results =
        append(ada.note("b", order, 0), ada.note("c", order, 1), ada.note("d", portfolio, 0));
    assertThat(results).containsExactly(new Conflict(), new Conflict(), new Conflict());
    assertThat(texts(newInLane())).containsExactly("a");
  }

  @Test
  void what_came_before_a_refused_command_is_kept() {
    var results = append(ada.note("a", order, 0), ada.note("b", order, 5), ada.note("c", order, 2));
    assertThat(results.getFirst()).isInstanceOf(Appended.class);
    assertThat(results.subList(1, 3)).containsExactly(new Conflict(), new Conflict());
    assertThat(texts(newInLane())).containsExactly("a");
  }

  @Test
  void a_refused_command_harms_no_other_user() {
    append(ada.note("a", order, 0));
    var results =
        append(
            bob.note("b", bob.order(), 0),
            ada.note("stale", order, 0),
            bob.note("c", bob.order(), 0),
            eve.note("d", eve.order(), 0));
    assertThat(results.get(1)).isEqualTo(new Conflict());
    assertThat(List.of(results.get(0), results.get(2), results.get(3)))
        .hasOnlyElementsOfType(Appended.class);
    assertThat(texts(newInLane())).containsExactly("a", "b", "c");
    assertThat(positions(newInLane())).containsExactly(head + 1, head + 2, head + 3);
  }

  @Test
  void a_group_may_span_all_lanes() {
    var group = IntStream.range(0, 64).map(i -> 63 - i).mapToObj(Account::inLane).toList();
    var before = await(log.heads());
    var appends = group.stream().map(user -> user.note("a", user.order(), 0)).toList();
    var results = await(log.append(appends));
    assertThat(results)
        .extracting(result -> appended(result).last().position())
        .isEqualTo(
            group.stream()
                .map(user -> new LanePosition(user.lane(), before[user.lane()] + 1))
                .toList());
  }

  @Test
  void a_group_of_nothing_comes_to_nothing() {
    assertThat(append()).isEmpty();
    assertThat(appended(ada.note("a", order, 0)).events()).hasSize(1);
  }
}
