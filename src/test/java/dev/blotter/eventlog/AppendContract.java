package dev.blotter.eventlog;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.AppendResult.Conflict;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Change;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log must do with one append. */
public abstract class AppendContract extends EventLogContract {
  protected AppendContract(EventLog log) {
    super(log);
  }

  @Test
  void events_are_read_back_as_they_were_recorded() {
    var origin = new Origin(new Actor(Actor.Type.VENUE, "sim"), order.id(), portfolio.id());
    var traded = Instant.parse("2026-03-01T14:30:00.123456Z");
    var recorded =
        appended(
            ada.command("first")
                .from(origin)
                .expects(order, 0)
                .adds(new Change(order, new Note.Noted("ünïcode"), traded))
                .adds(order, "second")
                .done());
    assertThat(stream(order)).isEqualTo(recorded.events()).hasSize(2);
    assertThat(newInLane()).isEqualTo(recorded.events());
    var first = recorded.events().getFirst();
    assertThat(first.event()).isEqualTo(new Note.Noted("ünïcode"));
    assertThat(first.effectiveAt()).isEqualTo(traded);
    assertThat(first.origin()).isEqualTo(origin);
    assertThat(first.commandId()).isEqualTo("first");
    assertThat(first.userId()).isEqualTo(ada.userId());
  }

  @Test
  void the_log_says_when_an_event_occurred() {
    var before = Instant.now().minusSeconds(5);
    var recorded = appended(ada.note("first", order, 0)).last();
    assertThat(recorded.occurredAt()).isBetween(before, Instant.now().plusSeconds(5));
  }

  @Test
  void positions_of_a_lane_follow_each_other_without_a_gap() {
    append(ada.note("a", order, 0), bob.note("b", bob.order(), 0));
    append(ada.note("c", order, 1));
    assertThat(texts(newInLane())).containsExactly("a", "b", "c");
    assertThat(positions(newInLane())).containsExactly(head + 1, head + 2, head + 3);
    assertThat(await(log.heads())[LANE]).isEqualTo(head + 3);
  }

  @Test
  void time_never_falls_within_a_lane() {
    IntStream.range(0, 20).forEach(i -> append(ada.note("c" + i, order, i)));
    var times = newInLane().stream().map(RecordedEvent::occurredAt).toList();
    assertThat(times).hasSize(20).isSorted();
  }

  @Test
  void versions_of_an_aggregate_count_from_one() {
    append(ada.note("a", order, 0), ada.note("b", order, 1));
    append(ada.command("c").expects(order, 2).adds(order, "c").adds(order, "d").done());
    assertThat(stream(order)).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void an_append_that_expects_another_version_changes_nothing() {
    appended(ada.note("a", order, 0));
    assertThat(append(ada.note("stale", order, 0))).containsExactly(new Conflict());
    assertThat(append(ada.note("early", order, 2))).containsExactly(new Conflict());
    assertThat(texts(newInLane())).containsExactly("a");
    assertThat(await(log.heads())[LANE]).isEqualTo(head + 1);
  }

  @Test
  void an_aggregate_that_is_not_there_has_version_zero() {
    assertThat(append(ada.note("early", order, 1))).containsExactly(new Conflict());
    assertThat(appended(ada.note("a", order, 0)).last().version()).isEqualTo(1);
  }

  @Test
  void a_refused_command_may_be_tried_again_with_the_right_version() {
    append(ada.note("a", order, 0));
    append(ada.note("b", order, 0));
    assertThat(appended(ada.note("b", order, 1)).last().version()).isEqualTo(2);
  }

  @Test
  void several_aggregates_change_in_one_append_or_none_does() {
    append(ada.note("a", order, 0));
    var stale =
        ada.command("b")
            .expects(portfolio, 0)
            .expects(order, 0)
            .adds(portfolio, "p")
            .adds(order, "o");
    assertThat(append(stale.done())).containsExactly(new Conflict());
    assertThat(stream(portfolio)).isEmpty();
    var right =
        ada.command("c")
            .expects(portfolio, 0)
            .expects(order, 1)
            .adds(portfolio, "p")
            .adds(order, "o");
    assertThat(texts(appended(right.done()).events())).containsExactly("p", "o");
    assertThat(texts(stream(portfolio))).containsExactly("p");
    assertThat(texts(stream(order))).containsExactly("a", "o");
  }

  @Test
  void a_decision_may_stand_on_an_aggregate_that_it_does_not_change() {
    append(ada.note("a", portfolio, 0));
    var stale = ada.command("b").expects(portfolio, 0).expects(order, 0).adds(order, "b").done();
    assertThat(append(stale)).containsExactly(new Conflict());
    var right = ada.command("c").expects(portfolio, 1).expects(order, 0).adds(order, "c").done();
    assertThat(append(right).getFirst()).isInstanceOf(Appended.class);
    assertThat(await(log.head(portfolio))).map(StreamHead::version).contains(1L);
  }

  @Test
  void an_aggregate_stays_with_the_user_who_began_it() {
    append(ada.note("a", order, 0));
    assertThat(append(bob.note("b", order, 1))).containsExactly(new Conflict());
    var fresh = ada.order();
    var results = append(ada.note("c", fresh, 0), bob.note("d", fresh, 1));
    assertThat(results.get(0)).isInstanceOf(Appended.class);
    assertThat(results.get(1)).isEqualTo(new Conflict());
    assertThat(await(log.head(order))).map(StreamHead::userId).contains(ada.userId());
  }
}
