package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.projection.rebuild.RebuildState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A projection changes while nodes of the version before are still at work. */
class VersionsSideBySideTest {

  private static final String BY_OTHER_RULES =
      """
      SELECT count(*) FROM portfolios AS p WHERE p.holder IS NULL OR p.holdings_value <>
        (SELECT count(*) FROM domain_events AS e WHERE e.aggregate_id = p.id)""";

  private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final NextPortfolios next = new NextPortfolios(new PortfoliosProjection());
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Trader> traders =
      IntStream.range(0, 6).mapToObj(i -> new Trader(models.log, i * 5)).toList();

  @AfterEach
  void close() {
    ended.set(true);
    threads.close();
    models.close();
  }

  private List<Projection<?>> later() {
    var all = models.all();
    return List.of(all.get(0), next, all.get(2), all.get(3), all.get(4));
  }

  private void trade() {
    traders.forEach(trader -> trader.fill(trader.place()));
  }

  private void keepTrading() {
    while (!ended.get()) {
      trade();
      await(Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(30)));
    }
  }

  @Test
  void the_rows_follow_the_later_rules_whichever_nodes_are_at_work() {
    models.node();
    traders.forEach(Trader::register);
    trade();
    models.caughtUp();
    models.execute(NextPortfolios.MIGRATION);
    var trading = CompletableFuture.runAsync(this::keepTrading, threads);
    models.node(TestConfig.SMALL, later());
    var before = rebuilding.runner();
    await(before.work());
    assertThat(await(rebuilding.rebuilds.latest(10))).as("the older nodes ask for none").isEmpty();
    var runner = rebuilding.runner(later(), 2);
    await(runner.step());
    await(runner.work());
    var one = await(rebuilding.rebuilds.latest(10)).getFirst();
    await(before.work());
    assertThat(rebuilding.finish(one.id(), runner).state()).isEqualTo(RebuildState.SWAPPED);
    ended.set(true);
    trading.join();
    trade();
    models.caughtUp();
    assertThat(
            models.number(
                "SELECT min(version) FROM projection_checkpoints WHERE projection = 'portfolios'"))
        .isEqualTo(next.version());
    assertThat(models.number(BY_OTHER_RULES)).isZero();
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    assertThat(models.number("SELECT count(*) FROM portfolios")).isEqualTo(traders.size());
  }

  @Test
  void rows_are_made_anew_for_a_later_version_once_an_older_rebuild_is_out_of_the_way() {
    models.node();
    traders.forEach(Trader::register);
    models.caughtUp();
    var older = rebuilding.start("portfolios");
    assertThat(await(rebuilding.rebuilds.pause(older))).isPresent();
    models.execute(NextPortfolios.MIGRATION);
    var runner = rebuilding.runner(later(), 2);
    await(runner.work());
    assertThat(await(rebuilding.rebuilds.latest(10))).hasSize(1);
    assertThat(await(rebuilding.rebuilds.cancel(older))).isPresent();
    rebuilding.finish(older, runner);
    await(runner.work());
    assertThat(
            models.number(
                "SELECT min(version) FROM projection_checkpoints WHERE projection = 'portfolios'"))
        .isEqualTo(next.version());
  }

  private void readsDoNotWaitForPortfolios(Projections node) {
    var ada = traders.getFirst();
    var fence = node.fence();
    Awaitility.await().until(() -> fence.parked(ada.id).equals(List.of("portfolios")));
    var filled = ada.fill(ada.place());
    await(fence.await(filled.getLast().position()));
    assertThat(fence.parked()).containsExactly("portfolios");
  }

  @Test
  void an_older_node_leaves_rows_of_later_rules_alone() {
    models.execute(NextPortfolios.MIGRATION);
    var later = models.node(TestConfig.SMALL, later());
    traders.forEach(Trader::register);
    models.caughtUp();
    later.stop();
    var older = models.node();
    // More in each lane than one pass applies.
    IntStream.range(0, 5).forEach(round -> trade());
    var orders = "SELECT count(*) FROM orders WHERE status = 'FILLED'";
    Awaitility.await().until(() -> models.number(orders) == 5L * traders.size());
    readsDoNotWaitForPortfolios(older);
    assertThat(models.number("SELECT max(version) FROM portfolios")).isEqualTo(2);
    models.node(TestConfig.SMALL, later());
    models.caughtUp();
    assertThat(models.number(BY_OTHER_RULES)).isZero();
  }
}
