package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.LanePosition;
import dev.blotter.testing.Broker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two processes of the built service that relay to one broker while clients trade through both. At
 * random moments at which one of them has lanes, it is killed, or stopped until others have them.
 */
@Tag("soak")
class RelayNodesTest {

  private static final Logger LOG = Logger.getLogger(RelayNodesTest.class);
  private static final int USERS = Integer.getInteger("blotter.soak.users", 100);
  private static final int LOSSES = Integer.getInteger("blotter.soak.losses", 16);
  private static final long SEED = Long.getLong("blotter.soak.seed", 72);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int BATCH = 128;
  private static final int MANY = 4;
  private static final int NONE = -1;
  private static final String TOPIC = "blotter-events";

  /** Beside the lease: how often nodes look, and what two busy processors cost. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  /** What a stopped node had asked of the database is done by then. */
  private static final long BLINK_MILLIS = 300;

  private static final Map<String, String> RELAYING =
      Map.ofEntries(
          Map.entry("BLOTTER_POOL_SIZE", "15"),
          Map.entry("BLOTTER_POOL_OVERFLOW", "10"),
          Map.entry("BLOTTER_RELAY_ENABLED", "true"),
          Map.entry("BLOTTER_RELAY_BROKERS", Broker.address()),
          Map.entry("BLOTTER_RELAY_TOPIC", TOPIC),
          Map.entry("BLOTTER_RELAY_LEASE", LEASE.toString()),
          Map.entry("BLOTTER_RELAY_BATCH_SIZE", Integer.toString(BATCH)),
          // As with a broker that takes its time: there is mostly something on its way.
          Map.entry("MP_MESSAGING_OUTGOING_RELAY_LINGER_MS", "50"),
          Map.entry("JAVA_TOOL_OPTIONS", "-Xmx400m"));

  private final Random random = new Random(SEED);
  private final Broker broker = new Broker(Map.of("log.message.timestamp.type", "LogAppendTime"));
  private final List<Loss> losses = new ArrayList<>();
  private Cluster cluster;
  private RelayLanes relay;
  private volatile int away = NONE;

  /**
   * A node that was lost.
   *
   * @param lanes those that it had
   * @param dark whether the broker was not there at that time
   */
  private record Loss(Instant at, String node, Set<Integer> lanes, boolean dark) {

    boolean concerns(Arrival arrival) {
      return lanes.contains(arrival.position().lane());
    }

    boolean isBeside(Arrival arrival) {
      var from = Duration.between(at.minusSeconds(1), arrival.appended());
      return !from.isNegative() && from.compareTo(LEASE) < 0;
    }
  }

  @BeforeEach
  void start() throws Exception {
    cluster = Cluster.of(2, RELAYING);
    relay = new RelayLanes(cluster.address());
  }

  @AfterEach
  void stop() throws Exception {
    relay.close();
    cluster.close();
    broker.close();
  }

  @Test
  void every_event_gets_there_in_order_however_often_a_node_is_lost_that_has_lanes()
      throws Exception {
    var over = new AtomicBoolean();
    var trading = trading(over);
    // A backlog, so that the first loss is one of several lanes with large batches.
    TimeUnit.SECONDS.sleep(20);
    broker.start();
    for (int i = 0; i < LOSSES; i++) {
      // The one that was just killed is not the next: it has begun to relay by then.
      lost((i / 2 + i) % cluster.size(), i % 2 == 0, i % 8 > 3);
    }
    over.set(true);
    trading.get();
    Awaitility.await("all is relayed")
        .atMost(Duration.ofMinutes(2))
        .until(() -> relay.waiting() == 0);
    var arrivals = new Arrivals(broker.records(TOPIC).stream().map(Arrival::of).toList());
    everyEventInOrder(arrivals);
    repeatsAreRunsOfLostNodes(arrivals);
    lanesWaitedForALeaseAtMost(arrivals);
  }

  private CompletableFuture<Void> trading(AtomicBoolean over) throws Exception {
    var any = cluster.node(0);
    var traders = new Traders(new Api(this::uri), any.token("operator"), any.token("venue"), 16);
    traders.register(USERS);
    return traders.tradeOn(over::get);
  }

  /** Nodes in turn, but for one that has been found to be gone. */
  private URI uri(String path) {
    int gone = away;
    return gone < 0 ? cluster.uri(path) : cluster.node((gone + 1) % cluster.size()).uri(path);
  }

  /** One is lost: killed and started again, or stopped until others have its lanes and woken. */
  private void lost(int number, boolean killed, boolean dark) throws Exception {
    if (dark) {
      broker.stop();
      TimeUnit.SECONDS.sleep(1);
    }
    var node = cluster.node(number);
    var loss = stoppedWithLanes(number, dark);
    away = number;
    if (killed) {
      node.kill();
    }
    if (dark) {
      broker.start();
    }
    if (killed) {
      node.start();
    }
    untilOthersHaveItsLanes(loss);
    if (!killed) {
      node.goOn();
    }
    away = NONE;
    LOG.infof(
        "%s was %s with %d lanes%s",
        loss.node(),
        killed ? "killed" : "stopped",
        loss.lanes().size(),
        dark ? ", while the broker was away" : "");
  }

  /** Stops it at a random moment at which it has lanes. */
  private Loss stoppedWithLanes(int number, boolean dark) throws Exception {
    var name = Cluster.name(number);
    int least = losses.isEmpty() ? MANY : 1;
    while (true) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(least == 1 ? 1_000 : 10));
      while (relay.of(name).size() < least) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      cluster.node(number).pause();
      var at = Instant.now();
      TimeUnit.MILLISECONDS.sleep(BLINK_MILLIS);
      var lanes = relay.of(name);
      if (!lanes.isEmpty()) {
        var loss = new Loss(at, name, lanes, dark);
        losses.add(loss);
        return loss;
      }
      cluster.node(number).goOn();
    }
  }

  private void untilOthersHaveItsLanes(Loss loss) throws Exception {
    var end = loss.at().plus(LEASE).plus(SLACK).plusMillis(random.nextInt(3_000));
    var left = Duration.between(Instant.now(), end);
    TimeUnit.MILLISECONDS.sleep(Math.max(0, left.toMillis()));
  }

  private void everyEventInOrder(Arrivals arrivals) throws Exception {
    var log = relay.log();
    assertThat(arrivals.events()).as("every event of the log, and no other").isEqualTo(log);
    assertThat(arrivals.firstsByUser())
        .allSatisfy(
            (user, positions) ->
                assertThat(positions).extracting(LanePosition::position).isSorted());
    LOG.infof("%d events of %d users are there", log.size(), arrivals.firstsByUser().size());
  }

  /** What comes again is what a lost node had sent, a batch of a lane at most, in order again. */
  private void repeatsAreRunsOfLostNodes(Arrivals arrivals) {
    Map<Integer, Integer> lost = new HashMap<>();
    losses.forEach(loss -> loss.lanes().forEach(lane -> lost.merge(lane, 1, Integer::sum)));
    var repeats = arrivals.repeats();
    int all = repeats.values().stream().mapToInt(Integer::intValue).sum();
    LOG.infof("%d events came again, in %d lanes", all, repeats.size());
    assertThat(repeats).as("a node was lost after it had sent").isNotEmpty();
    assertThat(repeats)
        .allSatisfy(
            (lane, again) ->
                assertThat(again)
                    .as("repeats in lane %d", lane)
                    .isLessThanOrEqualTo(BATCH * lost.getOrDefault(lane, 0)));
    assertThat(arrivals.firstsByUser())
        .allSatisfy(
            (user, positions) ->
                assertThat(arrivals.runs(user))
                    .as("runs of events of %s", user)
                    .isLessThanOrEqualTo(1 + lost.getOrDefault(positions.getFirst().lane(), 0)));
  }

  /** But for those that waited for the broker, too. */
  private void lanesWaitedForALeaseAtMost(Arrivals arrivals) {
    for (var loss : losses) {
      var its = arrivals.longestWait(a -> loss.isBeside(a) && loss.concerns(a));
      var others = arrivals.longestWait(a -> loss.isBeside(a) && !loss.concerns(a));
      LOG.infof(
          "%s was lost with %d lanes%s: they waited for %d ms at most, the others for %d ms",
          loss.node(),
          loss.lanes().size(),
          loss.dark() ? " and the broker" : "",
          its.toMillis(),
          others.toMillis());
    }
    assertThat(losses.stream().skip(1).filter(loss -> !loss.dark()))
        .allSatisfy(
            loss ->
                assertThat(arrivals.longestWait(a -> loss.isBeside(a) && loss.concerns(a)))
                    .isLessThanOrEqualTo(LEASE.plus(SLACK)));
  }
}
