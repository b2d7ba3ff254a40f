package dev.blotter.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo beside a service that refuses now and then. */
class DemoInTroubleTest {

  private static final String REFUSAL = "{\"status\": 503, \"code\": \"UNAVAILABLE\"}";
  private static final String NOTHING = "{\"items\": []}";
  private static final String USER = "{\"user_id\": \"0192f0c8-1111-7abc-8def-0123456789ab\"}";

  /** So many that some are answered, whatever is left to chance. */
  private static final int ORDERS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger refusedOrders = new AtomicInteger();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private Demo demo;
  private Thread playing;

  @BeforeEach
  void open() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    var address = URI.create("http://localhost:" + service.getAddress().getPort());
    demo = new Demo(address, (role, subject, ttl) -> "token", 1, Duration.ofMillis(1));
  }

  @AfterEach
  void close() throws InterruptedException {
    demo.stop();
    playing.join(PATIENCE);
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      boolean refuses = refusals.getAndDecrement() > 0;
      if (path.matches("/v1/orders/[0-9]+")) {
        refusedOrders.incrementAndGet();
        refuses = true;
      }
      var body = (refuses ? REFUSAL : body(path)).getBytes(UTF_8);
      exchange.sendResponseHeaders(refuses ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String body(String path) {
    return switch (path) {
      case "/v1/orders" -> {
        rounds.incrementAndGet();
        yield IntStream.range(0, ORDERS)
            .mapToObj(DemoInTroubleTest::order)
            .collect(Collectors.joining(",", "{\"items\": [", "]}"));
      }
      case "/v1/users" -> USER;
      default -> NOTHING;
    };
  }

  private static String order(int number) {
    return """
        {"order_id": "%d", "symbol": "ORCA", "side": "BUY", "type": "MARKET",
         "time_in_force": "GTC", "status": "ACCEPTED", "leaves_qty": "10"}"""
        .formatted(number);
  }

  @Test
  void accounts_are_opened_as_soon_as_they_can_be() {
    refusals.set(4);
    playing = Playing.begin(demo, said);
    Awaitility.await().atMost(PATIENCE).until(() -> rounds.get() > 1);
    assertThat(said.getFirst()).startsWith("The accounts are not open yet");
  }

  @Test
  void an_order_that_cannot_be_looked_at_is_left_to_the_next_round() {
    playing = Playing.begin(demo, said);
    Awaitility.await().atMost(PATIENCE).until(() -> rounds.get() > 3 && refusedOrders.get() > 3);
    assertThat(said).noneMatch(line -> line.startsWith("Round"));
    assertThat(playing.isAlive()).isTrue();
  }
}
