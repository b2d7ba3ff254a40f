package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.rebuild.RebuildState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two processes of the built service that make read models anew while clients trade through both.
 * In every phase of every read model, one that is at work on it is killed.
 */
@Tag("soak")
class RebuildNodesTest {

  private static final Logger LOG = Logger.getLogger(RebuildNodesTest.class);
  private static final int USERS = Integer.getInteger("blotter.soak.users", 200);
  private static final long SEED = Long.getLong("blotter.soak.seed", 28);
  private static final int LANES = 64;

  /** A phase may be over before a node is met in it; then it is looked for in the next rebuild. */
  private static final int MOST_REBUILDS = 30;

  private static final List<String> MODELS =
      List.of("users", "portfolios", "orders", "positions", "valuations");

  private static final List<RebuildState> PHASES =
      List.of(
          RebuildState.FILLING,
          RebuildState.INDEXING,
          RebuildState.CATCHING_UP,
          RebuildState.COMPARING,
          RebuildState.SWAPPING);

  /** A hundred events at a time, so that there is a midst; every lane that is behind catches up. */
  private static final Map<String, String> SLOW =
      Map.of(
          "BLOTTER_POOL_SIZE", "15",
          "BLOTTER_POOL_OVERFLOW", "10",
          "BLOTTER_REBUILD_BATCH_SIZE", "100",
          "BLOTTER_REBUILD_PARALLELISM", "1",
          "BLOTTER_REBUILD_CLOSE_ENOUGH", "0",
          "JAVA_TOOL_OPTIONS", "-Xmx400m");

  private final Random random = new Random(SEED);
  private Cluster cluster;
  private Traders traders;
  private Api api;
  private String token;
  private int asked;

  @BeforeEach
  void start() throws Exception {
    cluster = Cluster.of(2, SLOW);
    api = new Api(cluster::uri);
    token = cluster.node(0).token("operator");
    traders = new Traders(api, token, cluster.node(0).token("venue"), 4);
    traders.register(USERS);
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void rebuilds_come_to_their_end_in_whichever_phase_a_node_is_killed() throws Exception {
    traders.trade(Duration.ofSeconds(20));
    var over = new AtomicBoolean();
    var trading = traders.tradeOn(over::get);
    try (var stored = cluster.stored();
        var watch = new RebuildWatch(cluster.address())) {
      for (var model : MODELS) {
        for (var phase : PHASES) {
          killed(model, phase, stored, watch);
        }
      }
      Awaitility.await("the last rebuild ends")
          .atMost(Duration.ofMinutes(5))
          .until(() -> stored.openRebuilds() == 0);
      over.set(true);
      trading.get();
      LOG.infof(
          "%d rebuilds were swapped of %d events", stored.rebuilds("SWAPPED"), stored.events());
      assertThat(stored.rebuilds("FAILED")).isZero();
      assertThat(stored.rebuilds("SWAPPED")).isEqualTo(asked);
      assertThat(stored.differences()).isZero();
    }
    Replay.everythingOnceAndAsReplayed(cluster, traders);
  }

  /** Kills a node that is at work on it, and starts it again. */
  private void killed(String model, RebuildState phase, Stored stored, RebuildWatch watch)
      throws Exception {
    for (int i = 0; i < MOST_REBUILDS; i++) {
      if (stored.openRebuilds() == 0) {
        var path = "/v1/admin/projections/" + model + "/rebuild";
        assertThat(api.post(token, path, "rebuild-" + asked++, "{}").status()).isEqualTo(202);
      }
      var lost = stoppedIn(model, phase, watch);
      lost.ifPresent(ServiceProcess::kill);
      watch.letGo();
      if (lost.isPresent()) {
        lost.get().start();
        return;
      }
    }
    throw new AssertionError("no node was met while %s of %s".formatted(phase, model));
  }

  /** A node stopped in the midst of it; empty where the rebuild came to its end before. */
  private Optional<ServiceProcess> stoppedIn(String model, RebuildState phase, RebuildWatch watch)
      throws Exception {
    int lanes = isByLane(phase) ? random.nextInt(LANES - 8) : 0;
    boolean holds = false;
    for (var now = watch.now(); now.isPresent(); now = watch.now()) {
      var moment = now.get();
      if (!holds && moment.isIn(model, RebuildState.FILLING)) {
        holdUp(model, phase, watch);
        holds = true;
      }
      if (moment.isIn(model, phase) && moment.lanes() >= lanes && !moment.atWork().isEmpty()) {
        var lost = stoppedIn(moment, watch);
        if (lost.isPresent()) {
          return lost;
        }
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return Optional.empty();
  }

  private static boolean isByLane(RebuildState phase) {
    return phase == RebuildState.FILLING || phase == RebuildState.COMPARING;
  }

  private static void holdUp(String model, RebuildState phase, RebuildWatch watch)
      throws Exception {
    if (phase == RebuildState.INDEXING) {
      watch.holdUpIndexes();
    } else if (phase == RebuildState.SWAPPING) {
      watch.holdUpSwap(model);
    }
  }

  /** Stops a node that is at work, and lets it go on where it has done with it meanwhile. */
  private Optional<ServiceProcess> stoppedIn(RebuildMoment moment, RebuildWatch watch)
      throws Exception {
    int first = random.nextInt(cluster.size());
    int chosen =
        moment.atWork().contains(Cluster.name(first)) ? first : (first + 1) % cluster.size();
    var node = cluster.node(chosen);
    node.pause();
    var then = watch.now();
    if (then.filter(m -> m.isIn(moment.model(), moment.phase()))
        .filter(m -> m.atWork().contains(Cluster.name(chosen)))
        .isEmpty()) {
      node.goOn();
      return Optional.empty();
    }
    var progress = isByLane(moment.phase()) ? ", " + then.get().lanes() + " lanes are done" : "";
    LOG.infof(
        "rebuild %d: %s is killed in %s of %s%s",
        asked, Cluster.name(chosen), moment.phase(), moment.model(), progress);
    return Optional.of(node);
  }
}
