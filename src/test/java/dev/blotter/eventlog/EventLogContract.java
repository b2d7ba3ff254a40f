package dev.blotter.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.AppendResult.Conflict;
import dev.blotter.eventlog.AppendResult.Duplicate;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every log must do. Each test asks for something that a log which keeps nothing does not
 * have, so that none can pass by accident.
 */
public abstract class EventLogContract {

  private static final int LANE = 17;

  private final Account ada = Account.inLane(LANE);
  private final Account bob = Account.inLane(LANE);
  private final Account eve = Account.inLane(LANE + 1);
  private final AggregateRef order = ada.order();
  private final AggregateRef portfolio = ada.portfolio();

  private long head;

  /** The log under test; it may hold what other tests left. */
  protected abstract EventLog log();

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  protected final List<AppendResult> append(Append... group) {
    return await(log().append(List.of(group)));
  }

  protected final Appended appended(Append append) {
    return appended(append(append).getFirst());
  }

  private static Appended appended(AppendResult result) {
    assertThat(result).isInstanceOf(Appended.class);
    return (Appended) result;
  }

  private List<RecordedEvent> newInLane() {
    return await(log().readLane(LANE, head, 1_000));
  }

  private List<RecordedEvent> stream(AggregateRef aggregate) {
    return await(log().readStream(aggregate, 0, 1_000));
  }

  private static List<String> texts(List<RecordedEvent> events) {
    return events.stream().map(event -> ((Note.Noted) event.event()).text()).toList();
  }

  private static List<Long> positions(List<RecordedEvent> events) {
    return events.stream().map(event -> event.position().position()).toList();
  }

  @BeforeEach
  void remember_how_far_the_lane_goes() {
    head = await(log().heads())[LANE];
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
    assertThat(await(log().heads())[LANE]).isEqualTo(head + 3);
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
    assertThat(await(log().heads())[LANE]).isEqualTo(head + 1);
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
    assertThat(await(log().head(portfolio))).map(StreamHead::version).contains(1L);
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
  void a_command_asked_twice_is_stored_once_and_answered_alike() {
    var first =
        appended(ada.command("a").expects(order, 0).adds(order, "1").adds(order, "2").done());
    assertThat(append(ada.note("a", portfolio, 0)))
        .containsExactly(
            new Duplicate(
                "fingerprint of a",
                "answer to a",
                first.last().position(),
                first.last().occurredAt()));
    assertThat(texts(newInLane())).containsExactly("1", "2");
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
  void an_aggregate_stays_with_the_user_who_began_it() {
    append(ada.note("a", order, 0));
    assertThat(append(bob.note("b", order, 1))).containsExactly(new Conflict());
    var fresh = ada.order();
    var results = append(ada.note("c", fresh, 0), bob.note("d", fresh, 1));
    assertThat(results.get(0)).isInstanceOf(Appended.class);
    assertThat(results.get(1)).isEqualTo(new Conflict());
    assertThat(await(log().head(order))).map(StreamHead::userId).contains(ada.userId());
  }

  @Test
  void a_group_may_span_all_lanes() {
    var group = IntStream.range(0, 64).map(i -> 63 - i).mapToObj(Account::inLane).toList();
    var before = await(log().heads());
    var appends = group.stream().map(user -> user.note("a", user.order(), 0)).toList();
    var results = await(log().append(appends));
    assertThat(results)
        .extracting(result -> appended(result).last().position())
        .isEqualTo(
            group.stream()
                .map(user -> new LanePosition(user.lane(), before[user.lane()] + 1))
                .toList());
  }

  @Test
  void a_stream_is_read_from_a_version_on_and_no_further_than_asked() {
    IntStream.range(0, 10).forEach(i -> append(ada.note("c" + i, order, i)));
    assertThat(texts(await(log().readStream(order, 7, 100)))).containsExactly("c7", "c8", "c9");
    assertThat(texts(await(log().readStream(order, 2, 3)))).containsExactly("c2", "c3", "c4");
    assertThat(await(log().readStream(order, 10, 100))).isEmpty();
  }

  @Test
  void several_streams_are_read_at_once_each_from_its_version_on() {
    append(ada.note("a", order, 0), ada.note("b", portfolio, 0), ada.note("c", order, 1));
    append(ada.note("d", portfolio, 1), eve.note("e", eve.order(), 0));
    var none = ada.order();
    var read = await(log().readStreams(Map.of(order, 0L, portfolio, 1L, none, 0L)));
    assertThat(read).containsOnlyKeys(order, portfolio);
    assertThat(texts(read.get(order))).containsExactly("a", "c");
    assertThat(texts(read.get(portfolio))).containsExactly("d");
    assertThat(await(log().readStreams(Map.of(order, 2L)))).isEmpty();
  }

  @Test
  void a_lane_is_read_from_a_position_on_and_no_further_than_asked() {
    IntStream.range(0, 10).forEach(i -> append(ada.note("c" + i, order, i)));
    assertThat(texts(await(log().readLane(LANE, head + 8, 100)))).containsExactly("c8", "c9");
    assertThat(texts(await(log().readLane(LANE, head, 2)))).containsExactly("c0", "c1");
    assertThat(texts(await(log().readLane(LANE, head + 4, 2)))).containsExactly("c4", "c5");
    assertThat(await(log().readLane(LANE, head + 10, 100))).isEmpty();
  }

  @Test
  void the_head_of_an_aggregate_tells_its_owner_version_and_beginning() {
    var first = appended(ada.note("a", order, 0)).last();
    append(ada.note("b", order, 1));
    assertThat(await(log().head(order)))
        .contains(new StreamHead(order, ada.userId(), 2, first.occurredAt()));
    assertThat(await(log().head(portfolio))).isEmpty();
  }

  @Test
  void stored_answers_are_found_by_user_and_command() {
    var last = appended(ada.note("a", order, 0)).last();
    var stored = new CommandKey(ada.userId(), "a");
    var asked =
        List.of(stored, new CommandKey(ada.userId(), "b"), new CommandKey(bob.userId(), "a"));
    assertThat(await(log().answers(asked)))
        .containsExactly(
            Map.entry(
                stored,
                new Duplicate(
                    "fingerprint of a", "answer to a", last.position(), last.occurredAt())));
  }

  @Test
  void a_group_of_nothing_comes_to_nothing() {
    assertThat(append()).isEmpty();
    assertThat(appended(ada.note("a", order, 0)).events()).hasSize(1);
  }
}
