package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two processes of the built service on one database, of which one is killed, or stopped and woken
 * late, while clients trade through both.
 */
@Tag("soak")
class ManyNodesTest {

  private static final Logger LOG = Logger.getLogger(ManyNodesTest.class);
  private static final int USERS = Integer.getInteger("blotter.soak.users", 200);
  private static final int STOPS = Integer.getInteger("blotter.soak.stops", 8);
  private static final long SEED = Long.getLong("blotter.soak.seed", 28);
  private static final Duration TAKE_OVER = Duration.ofSeconds(3);

  private static final Map<String, String> SMALL =
      Map.of(
          "BLOTTER_POOL_SIZE", "15",
          "BLOTTER_POOL_OVERFLOW", "10",
          "JAVA_TOOL_OPTIONS", "-Xmx400m");

  private Cluster cluster;
  private Traders traders;

  @BeforeEach
  void start() throws Exception {
    cluster = Cluster.of(2, SMALL);
    var any = cluster.node(0);
    traders = new Traders(new Api(cluster::uri), any.token("operator"), any.token("venue"), 8);
    traders.register(USERS);
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
  }

  private CompletableFuture<Void> trading(Duration howLong) {
    return Beside.run(
        () -> {
          traders.trade(howLong);
          return howLong;
        });
  }

  /** How long it takes until what is in the log now is in all read models. */
  private static Duration served(Stored stored) throws Exception {
    var heads = stored.heads();
    long began = System.nanoTime();
    while (!stored.reaches(heads)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void nodes_share_the_lanes_and_one_that_is_killed_is_missed_for_three_seconds_at_most()
      throws Exception {
    var trading = trading(Duration.ofSeconds(60));
    try (var stored = cluster.stored()) {
      TimeUnit.SECONDS.sleep(10);
      for (int i = 0; i < cluster.size(); i++) {
        double applied = cluster.node(i).metric("blotter_projection_applied_total");
        LOG.infof("node %d has brought the read models past %.0f events", i, applied);
        assertThat(applied).as("node %d works", i).isPositive();
      }
      for (int i = 0; i < 4; i++) {
        var lost = cluster.node(i % cluster.size());
        lost.kill();
        var waited = served(stored);
        LOG.infof("killed: its lanes were served %d ms later", waited.toMillis());
        assertThat(waited).isLessThanOrEqualTo(TAKE_OVER);
        lost.start();
      }
    }
    trading.get();
    Replay.everythingOnceAndAsReplayed(cluster, traders);
  }

  @Test
  void a_node_that_was_stopped_and_wakes_late_applies_nothing_twice_and_loses_nothing()
      throws Exception {
    var random = new Random(SEED);
    var trading = trading(Duration.ofSeconds(STOPS * 8L));
    try (var stored = cluster.stored()) {
      for (int i = 0; i < STOPS; i++) {
        TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(1_000));
        var stopped = cluster.node(i % cluster.size());
        stopped.pause();
        var waited = served(stored);
        LOG.infof("stopped: its lanes were served %d ms later", waited.toMillis());
        assertThat(waited).isLessThanOrEqualTo(TAKE_OVER);
        TimeUnit.SECONDS.sleep(4);
        stopped.goOn();
      }
      trading.get();
      Replay.caughtUp(stored);
      long fenced = cluster.logged("terminating connection due to idle-in-transaction timeout");
      LOG.infof("%d transactions of stopped nodes were ended by the database", fenced);
      assertThat(fenced).as("a node was stopped in the midst of its work").isPositive();
      double applied = 0;
      for (int i = 0; i < cluster.size(); i++) {
        applied += cluster.node(i).metric("blotter_projection_applied_total");
      }
      LOG.infof("%d events, %.0f times applied to read models", stored.events(), applied);
      double once = (double) Stored.MODELS * stored.events();
      assertThat(applied).as("none twice").isLessThanOrEqualTo(once);
    }
    Replay.everythingOnceAndAsReplayed(cluster, traders);
  }
}
