package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.AppendResult.Conflict;
import dev.blotter.eventlog.AppendResult.Duplicate;
import dev.blotter.eventlog.AppendResult.Late;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Appends that cross each other, give up or are cut off, one step at a time. */
class AppendInterleavingTest {

  private final Account ada = Account.inLane(1);
  private final Account bob = Account.inLane(1);
  private final Account eve = Account.inLane(2);

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();
  private PostgresEventLog log;

  @BeforeEach
  void make_a_database() {
    log = Logs.on(database.pool());
  }

  private HeldTransaction<List<AppendResult>> begin(Append... appends) {
    return HeldTransaction.append(database.pool(), appends);
  }

  private AppendResult append(Append append) {
    return await(log.append(List.of(append))).getFirst();
  }

  private static Append first(Account account, String commandId) {
    return account.note(commandId, account.order(), 0);
  }

  private List<String> commandsInLane(int lane) {
    var events = await(log.readLane(lane, 0, 10_000));
    assertThat(events)
        .extracting(event -> event.position().position())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, events.size()).mapToObj(Long::valueOf).toList());
    return events.stream().map(RecordedEvent::commandId).toList();
  }

  @Test
  void the_second_append_of_a_lane_waits_for_the_first_and_follows_it() throws Exception {
    var one = begin(first(ada, "one"));
    one.results();
    var two = begin(first(bob, "two"));
    two.awaitBlocked();
    assertThat(commandsInLane(1)).isEmpty();
    one.commit();
    two.results();
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("one", "two");
  }

  @Test
  void an_append_in_another_lane_waits_for_nobody() throws Exception {
    var one = begin(first(ada, "one"));
    one.results();
    assertThat(append(first(eve, "two"))).isInstanceOf(Appended.class);
    assertThat(one.isAnswered()).isTrue();
    one.commit();
  }

  @Test
  void of_two_writers_of_one_aggregate_one_meets_a_conflict() throws Exception {
    var order = ada.order();
    var one = begin(ada.note("one", order, 0));
    one.results();
    var two = begin(ada.note("two", order, 0));
    two.awaitBlocked();
    one.commit();
    assertThat(two.results()).containsExactly(new Conflict());
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("one");
  }

  @Test
  void an_append_that_gives_up_leaves_no_hole_and_no_trace() throws Exception {
    var order = ada.order();
    var one = begin(ada.note("one", order, 0));
    one.results();
    var two = begin(ada.note("two", order, 0));
    two.awaitBlocked();
    one.rollback();
    assertThat(two.results()).hasOnlyElementsOfType(Appended.class);
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("two");
    assertThat(append(ada.note("one", order, 1))).isInstanceOf(Appended.class);
  }

  @Test
  void what_is_late_when_it_has_its_lane_is_not_stored() throws Exception {
    var one = begin(first(ada, "one"));
    one.results();
    var until = Instant.now().plusMillis(200);
    var two = begin(bob.noteUntil(until, "two", bob.order(), 0));
    two.awaitBlocked();
    Thread.sleep(Duration.between(Instant.now(), until).toMillis() + 50);
    one.commit();
    assertThat(two.results()).hasOnlyElementsOfType(Late.class);
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("one");
  }

  @Test
  void whoever_asks_what_became_of_a_late_command_waits_for_appends_under_way() throws Exception {
    var one = begin(first(ada, "one"));
    one.results();
    var key = new CommandKey(ada.userId(), "one");
    var over = Instant.now().minusMillis(1);
    var asked = log.answersOfLate(List.of(key), over).subscribeAsCompletionStage();
    Thread.sleep(200);
    assertThat(asked).isNotDone();
    one.commit();
    assertThat(asked.get(20, TimeUnit.SECONDS)).containsOnlyKeys(key);
  }

  @Test
  void what_is_late_by_another_clock_alone_is_not_known_before_it_is_late_here() {
    var key = new CommandKey(ada.userId(), "one");
    var soon = Instant.now().plusMillis(200);
    assertThat(await(log.answersOfLate(List.of(key), soon))).isEmpty();
    assertThat(Instant.now()).isAfter(soon);
    var far = soon.plusSeconds(60);
    assertThatThrownBy(() -> await(log.answersOfLate(List.of(key), far)))
        .hasMessageContaining("it is not yet");
  }

  @Test
  void the_same_command_on_two_nodes_at_once_is_stored_once() throws Exception {
    var command = first(ada, "same");
    var one = begin(command);
    one.results();
    var two = begin(command);
    two.awaitBlocked();
    one.commit();
    assertThat(two.results()).hasOnlyElementsOfType(Duplicate.class);
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("same");
  }

  @Test
  void crossing_appends_over_two_lanes_do_not_block_each_other_for_ever() throws Exception {
    var one = begin(first(ada, "one"), first(eve, "one"));
    one.results();
    var two = begin(first(eve, "two"), first(bob, "two"));
    two.awaitBlocked();
    one.commit();
    two.results();
    two.commit();
    assertThat(commandsInLane(1)).containsExactly("one", "two");
    assertThat(commandsInLane(2)).containsExactly("one", "two");
  }

  @Test
  void many_crossing_appends_over_many_lanes_all_come_through() {
    List<Uni<List<AppendResult>>> appends = new ArrayList<>();
    for (var i = 0; i < 100; i++) {
      var lanes = IntStream.range(0, 8).boxed().toList();
      var order = i % 2 == 0 ? lanes : lanes.reversed();
      var name = "c" + i;
      appends.add(log.append(order.stream().map(l -> first(Account.inLane(l), name)).toList()));
    }
    var results = await(Uni.join().all(appends).andFailFast());
    assertThat(results.stream().flatMap(List::stream)).hasOnlyElementsOfType(Appended.class);
    assertThat(commandsInLane(0)).hasSize(100).isEqualTo(commandsInLane(7));
  }

  @Test
  void an_append_cut_off_before_its_commit_is_as_if_never_sent() throws Exception {
    var command = first(ada, "cut");
    var one = begin(command);
    one.results();
    one.kill();
    assertThat(commandsInLane(1)).isEmpty();
    assertThat(append(command)).isInstanceOf(Appended.class);
    assertThat(commandsInLane(1)).containsExactly("cut");
  }

  @Test
  void an_append_cut_off_while_it_waits_harms_nobody() throws Exception {
    var one = begin(first(ada, "one"));
    one.results();
    var two = begin(first(bob, "two"));
    two.awaitBlocked();
    two.kill();
    assertThatThrownBy(two::results).isNotNull();
    one.commit();
    assertThat(append(first(eve, "three"))).isInstanceOf(Appended.class);
    assertThat(commandsInLane(1)).containsExactly("one");
  }

  @Test
  void an_append_of_unknown_outcome_is_stored_exactly_once_when_asked_again() throws Exception {
    List<String> sent = new ArrayList<>();
    for (var i = 0; i < 40; i++) {
      var command = first(ada, "c" + i);
      var append = log.append(List.of(command)).subscribeAsCompletionStage();
      Thread.sleep(Duration.ofNanos(i * 50_000L));
      killAllAppends();
      var unknown = append.handle((done, fault) -> fault != null).get();
      var again = await(untilAnswered(command));
      assertThat(again).isInstanceOf(unknown ? AppendResult.class : Duplicate.class);
      assertThat(again).isNotInstanceOf(Conflict.class);
      sent.add("c" + i);
    }
    assertThat(commandsInLane(1)).isEqualTo(sent);
  }

  /** As long as connections are cut off: the outcome of each try is unknown. */
  private Uni<AppendResult> untilAnswered(Append append) {
    return Uni.createFrom()
        .deferred(() -> log.append(List.of(append)))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(10))
        .atMost(10)
        .map(List::getFirst);
  }

  private void killAllAppends() {
    await(
        database
            .pool()
            .query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND query LIKE '%append\\_events%'""")
            .execute());
  }

  @Test
  void an_append_under_another_isolation_level_is_refused() {
    var refused =
        database
            .pool()
            .withConnection(
                connection ->
                    connection
                        .query("SET default_transaction_isolation = 'repeatable read'")
                        .execute()
                        .chain(
                            () ->
                                connection
                                    .preparedQuery(AppendCall.SQL)
                                    .execute(arguments(first(ada, "one")))));
    assertThatThrownBy(() -> await(refused)).hasMessageContaining("READ COMMITTED");
  }

  private static Tuple arguments(Append append) {
    var group = Group.of(List.of(append), Logs.IDS, Instant.now());
    return AppendCall.arguments(group, Note.codec());
  }
}
