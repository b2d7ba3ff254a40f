package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes are replaced one after the other, as by a new version, while clients trade. */
@Tag("soak")
class RollingTest {

  private static final int USERS = 50;
  private static final int CLIENTS = 4;

  /** A node that has just been started is slow: that it refuses orders then is not the matter. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "5s",
          "BLOTTER_COMMAND_TARGET_WAIT", "1M",
          "BLOTTER_COMMAND_TARGET_LAG", "1M");

  /** By which time a load balancer knows that a node leaves. */
  private static final Duration NOTICED = Duration.ofSeconds(2);

  private final List<ServiceProcess> serving = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** Of HTTP/1.1: with HTTP/2 it is up to the client to send again what GOAWAY has kept away. */
  @Test
  void no_request_fails_while_nodes_are_replaced() throws Exception {
    try (var cluster = Cluster.of(2, SETTINGS)) {
      serving.addAll(List.of(cluster.node(0), cluster.node(1)));
      var api = new Api(this::uri, HttpClient.Version.HTTP_1_1);
      var node = cluster.node(0);
      var traders = new Traders(api, node.token("operator"), node.token("venue"), CLIENTS);
      traders.register(USERS);
      var over = new AtomicBoolean();
      var trading = traders.tradeOn(over::get);
      replace(cluster.node(0));
      replace(cluster.node(1));
      over.set(true);
      trading.get();
      assertThat(traders.acknowledged).hasSizeGreaterThan(500);
      assertThat(api.failed()).as("requests that failed").isEmpty();
    }
  }

  private void replace(ServiceProcess node) throws Exception {
    var ending =
        Beside.run(
            () -> {
              node.stop();
              return node;
            });
    Thread.sleep(NOTICED.toMillis());
    serving.remove(node);
    ending.get();
    node.start();
    serving.add(node);
  }

  /** Whichever of those that a load balancer has, in turn. */
  private URI uri(String path) {
    var nodes = List.copyOf(serving);
    return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())).uri(path);
  }
}
