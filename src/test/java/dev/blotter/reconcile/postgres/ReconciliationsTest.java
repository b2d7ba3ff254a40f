package dev.blotter.reconcile.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.reconcile.Difference;
import dev.blotter.reconcile.LifeOnLog;
import dev.blotter.reconcile.ReconcileConfig;
import dev.blotter.reconcile.Scope;
import dev.blotter.reconcile.TestLog;
import dev.blotter.reconcile.postgres.Reconciliation.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReconciliationsTest {

  private static final Actor ACTOR = Actor.system("test");
  private static final String RUNS = "SELECT count(*) FROM reconciliations";

  @AutoClose private final TestLog on = new TestLog();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Reconciliations reconciliations = node(Duration.ZERO, 1_000);

  private record Config(int usersAtATime, Duration pause, int kept) implements ReconcileConfig {
    @Override
    public Optional<LocalTime> at() {
      return Optional.empty();
    }
  }

  private Reconciliations node(Duration pause, int kept) {
    return new Reconciliations(
        new ReconciliationRows(on.service),
        new DifferenceRows(on.service),
        on.stored,
        on.reconciler,
        new TimeOrderedIds(new Random()),
        Clock.systemUTC(),
        metrics,
        new Config(2, pause, kept));
  }

  private List<LifeOnLog> traded(int users) {
    on.node();
    var lives =
        IntStream.range(0, users).mapToObj(i -> new LifeOnLog(on.log, 700 + i).steps(25)).toList();
    on.caughtUp();
    return lives;
  }

  private Reconciliation ended(Reconciliation run) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> await(reconciliations.find(run.id())).orElseThrow(),
            found -> found.status() != Status.RUNNING);
  }

  private List<Difference> found(Reconciliation run) {
    return await(reconciliations.differences(run.id()));
  }

  @Test
  void everybody_is_compared() {
    traded(7);
    var run = ended(await(reconciliations.begin(Scope.ALL, ACTOR)));
    assertThat(run.status()).isEqualTo(Status.CLEAN);
    assertThat(run.progress().users()).isEqualTo(7);
    assertThat(run.progress().total()).isEqualTo(7);
    assertThat(run.progress().rows()).isGreaterThan(50);
    assertThat(run.progress().differences()).isZero();
    assertThat(run.error()).isNull();
    assertThat(found(run)).isEmpty();
    assertThat(metrics.counter("blotter.reconcile.runs", "status", "CLEAN").count()).isEqualTo(1);
  }

  @Test
  void what_differs_is_counted_and_the_first_of_it_kept() {
    var lives = traded(4);
    on.sql("UPDATE orders SET revision = revision + 1");
    on.sql("DELETE FROM positions WHERE user_id = '" + lives.getFirst().user() + "'");
    long orders = on.number("SELECT count(*) FROM orders");
    var run = ended(await(node(Duration.ZERO, 3).begin(Scope.ALL, ACTOR)));
    assertThat(run.status()).isEqualTo(Status.DIFFERENT);
    assertThat(run.progress().differences()).isGreaterThan(orders);
    assertThat(found(run)).hasSize(3);
    assertThat(on.text("SELECT string_agg(DISTINCT kind, ',') FROM reconciliation_differences"))
        .isNotEmpty();
  }

  @Test
  void one_user_is_compared_alone() {
    var lives = traded(3);
    on.sql("UPDATE portfolios SET cash = cash + 1");
    var run = ended(await(reconciliations.begin(new Scope(lives.get(1).user()), ACTOR)));
    assertThat(run.progress().users()).isEqualTo(1);
    assertThat(found(run))
        .singleElement()
        .matches(d -> d.userId().equals(lives.get(1).user()) && "cash".equals(d.field()));
  }

  @Test
  void of_two_starts_at_once_one_runs_and_both_are_told_of_it() {
    traded(5);
    var slow = node(Duration.ofMillis(300), 10);
    var both =
        await(
            Uni.join()
                .all(slow.begin(Scope.ALL, ACTOR), slow.begin(Scope.ALL, Actor.system("other")))
                .andCollectFailures());
    assertThat(both.get(0).id()).isEqualTo(both.get(1).id());
    ended(both.getFirst());
    assertThat(on.number("SELECT count(*) FROM reconciliations")).isEqualTo(1);
  }

  /** That each node looks whether it is time for the run of the day; answers how many began. */
  private long begunDaily(Duration sinceTime, Duration up) {
    long before = on.number(RUNS);
    var at = LocalTime.now(ZoneOffset.UTC).minus(sinceTime);
    for (var node : List.of(reconciliations, node(Duration.ZERO, 10))) {
      await(node.beginDaily(at, up));
      await(reconciliations.list(null, null, 10)).forEach(this::ended);
    }
    return on.number(RUNS) - before;
  }

  private void begun(String started) {
    endedAs(started, Status.CLEAN, false);
  }

  private void endedAs(String started, Status status, boolean asked) {
    on.sql(
        """
        INSERT INTO reconciliations (
          id, subject, actor_type, actor_id, started_at, status, cancel_asked)
        VALUES (gen_random_uuid(), 'all', 'SYSTEM', 'x', now() + interval '%s', '%s', %s)"""
            .formatted(started, status, asked));
  }

  @Test
  void the_nodes_that_see_the_time_pass_begin_one_run() {
    traded(1);
    assertThat(begunDaily(Duration.ofMinutes(5), Duration.ofHours(1))).isEqualTo(1);
    assertThat(begunDaily(Duration.ofMinutes(5), Duration.ofHours(1))).isZero();
  }

  @Test
  void a_new_database_waits_for_the_time_to_come() {
    assertThat(begunDaily(Duration.ofMinutes(5), Duration.ofMinutes(4))).isZero();
  }

  @Test
  void a_node_that_starts_before_the_time_leaves_it_at_the_run_of_the_day_before() {
    begun("-1 hour");
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isZero();
  }

  @Test
  void a_day_on_which_no_node_was_up_at_the_time_is_caught_up_with() {
    begun("-1 day");
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void a_run_of_the_day_that_was_broken_off_is_begun_again_an_hour_after_it_began() {
    traded(1);
    endedAs("-59 minutes", Status.FAILED, false);
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isZero();
    on.sql("UPDATE reconciliations SET started_at = now() - interval '61 minutes'");
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isEqualTo(1);
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isZero();
  }

  @Test
  void a_run_of_the_day_whose_node_is_gone_is_begun_again() {
    endedAs("-61 minutes", Status.CANCELLED, false);
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void a_run_of_the_day_that_was_asked_to_end_is_not_begun_again() {
    endedAs("-61 minutes", Status.CANCELLED, true);
    assertThat(begunDaily(Duration.ofHours(2), Duration.ZERO)).isZero();
  }

  @Test
  void a_clock_that_is_put_back_brings_no_second_run_of_the_day() {
    begun("1 hour");
    assertThat(begunDaily(Duration.ofMinutes(1), Duration.ofDays(1))).isZero();
  }

  @Test
  void a_run_of_a_time_that_never_was_keeps_none_away() {
    begun("1 year");
    assertThat(begunDaily(Duration.ofMinutes(1), Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void a_run_is_cancelled_within_moments() {
    traded(5);
    var run = await(node(Duration.ofSeconds(2), 10).begin(Scope.ALL, ACTOR));
    assertThat(await(reconciliations.cancel(run.id()))).isTrue();
    var ended = ended(run);
    assertThat(ended.status()).isEqualTo(Status.CANCELLED);
    assertThat(ended.error()).isNull();
    assertThat(await(reconciliations.cancel(run.id()))).isFalse();
  }

  @Test
  void a_run_whose_node_is_gone_makes_way() {
    traded(1);
    on.sql(
        """
        INSERT INTO reconciliations (id, subject, actor_type, actor_id, seen_at)
        VALUES (gen_random_uuid(), 'all', 'SYSTEM', 'x', now() - interval '16 seconds')""");
    var run = ended(await(reconciliations.begin(Scope.ALL, ACTOR)));
    assertThat(run.status()).isEqualTo(Status.CLEAN);
    var gone = await(reconciliations.list(null, null, 10)).getLast();
    assertThat(gone.status()).isEqualTo(Status.CANCELLED);
    assertThat(gone.error()).contains("is gone");
  }

  @Test
  void a_run_that_cannot_read_has_failed() {
    traded(2);
    on.sql("UPDATE projection_checkpoints SET version = 99 WHERE projection = 'orders'");
    var run = ended(await(reconciliations.begin(Scope.ALL, ACTOR)));
    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.error()).contains("orders is of version 99");
  }

  @Test
  void the_figures_are_those_of_the_last_run_of_everybody() {
    var lives = traded(2);
    var last = new LastRuns(on.service);
    assertThat(await(last.read()).notCleanSince()).isNull();
    var clean = ended(await(reconciliations.begin(Scope.ALL, ACTOR)));
    assertThat(await(last.read()).notCleanSince()).isEqualTo(clean.endedAt());
    assertThat(await(last.read()).usersPerSecond()).isPositive();
    on.sql("UPDATE users SET status = 'BLOCKED'");
    ended(await(reconciliations.begin(new Scope(lives.getFirst().user()), ACTOR)));
    assertThat(await(last.read()).differences()).isZero();
    ended(await(reconciliations.begin(Scope.ALL, ACTOR)));
    assertThat(await(last.read()).differences()).isGreaterThanOrEqualTo(2);
    assertThat(await(last.read()).notCleanSince()).isEqualTo(clean.endedAt());
  }
}
