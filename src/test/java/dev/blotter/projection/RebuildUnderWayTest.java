package dev.blotter.projection;

import static dev.blotter.projection.RebuildModels.NAMES;
import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.rebuild.RebuildState;
import dev.blotter.projection.rebuild.RowDifference;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes on while a read model is made anew, and who may be lost over it. */
class RebuildUnderWayTest {

  private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final List<Trader> traders =
      IntStream.range(0, 12).mapToObj(i -> new Trader(models.log, i * 5)).toList();

  private final AtomicBoolean ended = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    ended.set(true);
    threads.close();
    models.close();
  }

  private void trade(int rounds) {
    for (int i = 0; i < rounds; i++) {
      Trader.together(traders, trader -> trader.fill(trader.place()));
    }
  }

  private void tradedBefore() {
    Trader.together(traders, Trader::register);
    trade(4);
    models.caughtUp();
  }

  private String replayed() {
    NAMES.forEach(models::reset);
    models.caughtUp();
    return models.dump();
  }

  @Test
  void trading_goes_on_meanwhile_and_no_event_is_lost() {
    models.node();
    tradedBefore();
    var trading = CompletableFuture.runAsync(this::keepTrading, threads);
    var runner = rebuilding.runner();
    for (var name : List.of("orders", "portfolios")) {
      assertThat(rebuilding.finish(rebuilding.start(name), runner).differences()).isZero();
    }
    ended.set(true);
    trading.join();
    models.caughtUp();
    var rows = models.dump();
    assertThat(replayed()).isEqualTo(rows);
  }

  @Test
  void readers_see_no_failure_and_never_an_older_row() throws Exception {
    models.node();
    tradedBefore();
    var portfolio = models.text("SELECT min(id::text) FROM portfolios");
    var trading = CompletableFuture.runAsync(this::keepTrading, threads);
    var readers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> read(portfolio), threads))
            .toList();
    var runner = rebuilding.runner();
    rebuilding.finish(rebuilding.start("portfolios"), runner);
    ended.set(true);
    trading.join();
    for (var reader : readers) {
      assertThat(reader.get()).isGreaterThan(20);
    }
  }

  private void keepTrading() {
    for (int i = 0; !ended.get(); i++) {
      var trader = traders.get(i % traders.size());
      trader.fill(trader.place());
      pause(20); // the rebuild is to have a processor, too
    }
  }

  /** How often it has read, with one statement that its connection keeps prepared. */
  private int read(String portfolio) {
    var pool = models.database.pool(models.database.service());
    var connection = await(pool.getConnection());
    try {
      var query =
          await(
              connection.prepare(
                  "SELECT version, state::text FROM portfolios WHERE id::text = $1"));
      long seen = 0;
      int reads = 0;
      while (!ended.get()) {
        var rows = await(query.query().execute(io.vertx.mutiny.sqlclient.Tuple.of(portfolio)));
        assertThat(rows.rowCount()).isOne();
        long version = rows.iterator().next().getLong("version");
        assertThat(version).isGreaterThanOrEqualTo(seen);
        seen = version;
        reads++;
        pause(2);
      }
      return reads;
    } finally {
      await(connection.close());
    }
  }

  @Test
  void a_long_read_puts_the_swap_off_and_is_not_broken_off() {
    models.node();
    tradedBefore();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    var reader = await(models.database.pool().getConnection());
    try {
      await(reader.query("BEGIN; SELECT 1 FROM orders LIMIT 1").execute());
      await(runner.step());
      assertThat(rebuilding.state(id)).isEqualTo(RebuildState.SWAPPING);
      assertThat(models.number("SELECT count(*) FROM orders")).isEqualTo(48);
      await(reader.query("SELECT count(*) FROM orders; COMMIT").execute());
    } finally {
      await(reader.close());
    }
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void a_swap_that_rested_for_long_follows_the_live_rows_before_it_holds_them() {
    models.node();
    tradedBefore();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    await(rebuilding.rebuilds.pause(id));
    trade(12);
    models.caughtUp();
    await(rebuilding.rebuilds.resume(id));
    await(runner.step());
    assertThat(rebuilding.state(id)).isEqualTo(RebuildState.SWAPPING);
    assertThat(rebuilding.find(id).progress().behind()).isPositive();
    var rows = models.dump();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(models.dump()).isEqualTo(rows);
  }

  @Test
  void whoever_is_lost_after_any_step_another_goes_on() {
    models.node();
    tradedBefore();
    var id = rebuilding.start("orders");
    var seen = new java.util.LinkedHashSet<RebuildState>();
    for (int i = 0; i < 100 && !rebuilding.state(id).isEnded(); i++) {
      seen.add(rebuilding.state(id));
      var lost = rebuilding.runner();
      await(lost.step());
      lost.stop();
      trade(1);
    }
    assertThat(rebuilding.state(id)).isEqualTo(RebuildState.SWAPPED);
    assertThat(seen)
        .contains(
            RebuildState.PREPARING,
            RebuildState.FILLING,
            RebuildState.INDEXING,
            RebuildState.COMPARING,
            RebuildState.SWAPPING,
            RebuildState.CLEARING);
    models.caughtUp();
    var rows = models.dump();
    assertThat(rebuilding.left()).isZero();
    assertThat(replayed()).isEqualTo(rows);
  }

  @Test
  void connections_that_are_killed_in_the_midst_cost_nothing_but_time() {
    models.node();
    tradedBefore();
    trade(10);
    var id = rebuilding.start("orders");
    var runner = rebuilding.runner();
    for (int i = 0; i < 100 && !rebuilding.state(id).isEnded(); i++) {
      var work = runner.work().onFailure().recoverWithNull().subscribe().asCompletionStage();
      pause(3 + i * 7 % 40);
      models.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE usename = 'blotter_service' AND datname = current_database()""");
      work.join();
    }
    var ended = rebuilding.finish(id, runner);
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.differences()).isZero();
    models.caughtUp();
    var rows = models.dump();
    assertThat(replayed()).isEqualTo(rows);
  }

  private static void pause(long millis) {
    await(Uni.createFrom().voidItem().onItem().delayIt().by(java.time.Duration.ofMillis(millis)));
  }

  @Test
  void two_nodes_share_the_lanes_and_fold_no_event_twice() {
    models.node();
    tradedBefore();
    var one = new AtomicInteger();
    var other = new AtomicInteger();
    var rows = models.dump();
    var id = rebuilding.start("orders");
    var first =
        rebuilding.runner(
            List.of(new Watched<>(new OrdersProjection(), event -> one.incrementAndGet())), 1);
    var second =
        rebuilding.runner(
            List.of(new Watched<>(new OrdersProjection(), event -> other.incrementAndGet())), 1);
    rebuilding.until(id, RebuildState.FILLING, first);
    await(Uni.join().all(first.work(), second.work()).andCollectFailures());
    assertThat(rebuilding.finish(id, first).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(one).hasPositiveValue();
    assertThat(other).hasPositiveValue();
    assertThat((long) one.get() + other.get())
        .isEqualTo(
            models.number("SELECT count(*) FROM domain_events WHERE aggregate_type = 'order'"));
    assertThat(models.dump()).isEqualTo(rows);
  }

  @Test
  void events_that_cannot_be_applied_are_parked_by_the_rebuild_as_well() {
    traders.forEach(Trader::register);
    var order = traders.getFirst().place();
    models.execute("ALTER TABLE orders ADD CONSTRAINT poison CHECK (id <> '" + order + "')");
    var node = models.node();
    models.caughtUp();
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isOne();
    node.stop();
    models.execute("ALTER TABLE orders DROP CONSTRAINT poison");
    var ended = rebuilding.finish(rebuilding.start("orders"), rebuilding.runner());
    assertThat(ended.differences()).isOne();
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    assertThat(models.number("SELECT count(*) FROM orders WHERE id = '" + order + "'")).isOne();

    var failing = new Watched<>(new OrdersProjection(), event -> mustNotBeOf(order, event));
    var runner = rebuilding.runner(List.of(failing), 2);
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.BLOCKED, runner);
    await(rebuilding.rebuilds.resume(id));
    rebuilding.finish(id, runner);
    assertThat(models.text("SELECT projection || reason FROM projection_parked"))
        .startsWith("orders")
        .contains("cannot be applied");
    assertThat(models.number("SELECT count(*) FROM orders WHERE id = '" + order + "'")).isZero();
  }

  @Test
  void what_was_mended_since_the_comparison_is_not_taken_back_unasked() {
    traders.forEach(Trader::register);
    var order = traders.getFirst().place();
    models.execute("ALTER TABLE orders ADD CONSTRAINT poison CHECK (id <> '" + order + "')");
    models.node();
    models.caughtUp();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    assertThat(rebuilding.until(id, RebuildState.SWAPPING, runner).differences()).isZero();
    await(rebuilding.rebuilds.pause(id));
    models.execute("ALTER TABLE orders DROP CONSTRAINT poison");
    models.node(); // which tries once more what was parked
    Awaitility.await().until(() -> parked("orders") == 0);
    var rows = models.dump();

    await(rebuilding.rebuilds.resume(id));
    assertThat(rebuilding.until(id, RebuildState.BLOCKED, runner).differences()).isEqualTo(2);
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(await(rebuilding.rebuilds.differences(id, 10)))
        .extracting(RowDifference::kind)
        .containsExactlyInAnyOrder("SURPLUS", "PARKED");

    await(rebuilding.rebuilds.resume(id));
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(parked("orders")).isOne();
  }

  private long parked(String projection) {
    return models.number(
        "SELECT count(*) FROM projection_parked WHERE projection = '" + projection + "'");
  }

  private static void mustNotBeOf(UUID order, RecordedEvent event) {
    if (event.aggregate().id().equals(order)) {
      throw new IllegalStateException("cannot be applied");
    }
  }
}
