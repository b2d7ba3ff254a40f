package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What must be so after whatever happened to the nodes. */
final class Replay {

  private Replay() {}

  /** Kills the nodes, has one of them make the read models from nothing, and leaves it running. */
  static void everythingOnceAndAsReplayed(Cluster cluster, Traders traders) throws Exception {
    var acknowledged = List.copyOf(traders.acknowledged);
    try (var stored = cluster.stored()) {
      var counts = stored.ordersAndFills();
      assertThat(acknowledged)
          .as("every acknowledged command is in the log exactly once")
          .allSatisfy(each -> assertThat(counts.get(each.inLog())).isEqualTo(1));
      assertThat(counts).hasSize(acknowledged.size());
      assertThat(stored.lanesWithGaps()).isZero();
      caughtUp(stored);
      assertThat(stored.parked()).isZero();
      var live = stored.readModels();
      cluster.killAll();
      stored.forgetReadModels();
      cluster.node(0).start();
      caughtUp(stored);
      assertThat(stored.readModels()).as("as a replay from zero").isEqualTo(live);
    }
  }

  static void caughtUp(Stored stored) {
    Awaitility.await("the read models have caught up")
        .atMost(Duration.ofMinutes(3))
        .until(() -> stored.lag() == 0);
  }
}
