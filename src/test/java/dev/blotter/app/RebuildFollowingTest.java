package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild goes on whether or not the node that is asked about it does. */
class RebuildFollowingTest {

  private static final String FILLING = rebuild("FILLING", "");
  private static final String SWAPPED =
      rebuild("SWAPPED", ", \"ended_at\": \"2026-11-30T10:00:00Z\"");

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  /** None at all where the status is 0. */
  private record Answer(int status, String body) {}

  private static String rebuild(String state, String more) {
    return """
        {"rebuild_id": "7", "projection": "orders", "state": "%s", "actor": "OPERATOR ops-1"%s}"""
        .formatted(state, more);
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    var answer = answers.remove();
    try (exchange) {
      if (answer.status() > 0) {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private int run(String name, Answer... all) {
    answers.addAll(Arrays.asList(all));
    var url = "http://localhost:" + server.getAddress().getPort();
    return RebuildCommand.run(
        new String[] {"rebuild", name, "--url", url, "--token", "x"}, Map.of());
  }

  @Test
  void it_is_followed_through_answers_that_fail() {
    var code =
        run(
            "orders",
            new Answer(202, FILLING),
            new Answer(503, "{\"code\": \"UNAVAILABLE\"}"),
            new Answer(0, ""),
            new Answer(200, SWAPPED));
    assertThat(code).isZero();
    assertThat(asked).hasSize(4).last().isEqualTo("GET /v1/admin/rebuilds/7");
  }

  @Test
  void one_that_is_under_way_already_is_followed() {
    var code =
        run(
            "orders",
            new Answer(409, "{\"code\": \"REBUILD_CONFLICT\", \"detail\": \"already\"}"),
            new Answer(
                200,
                """
                {"items": [{"projection": "users"}, {"projection": "orders", "rebuild": %s}]}"""
                    .formatted(FILLING)),
            new Answer(200, SWAPPED));
    assertThat(code).isZero();
    assertThat(asked.get(1)).isEqualTo("GET /v1/admin/projections");
  }

  @Test
  void what_is_refused_for_good_is_said_at_once() {
    assertThatThrownBy(
            () -> run("orders", new Answer(202, FILLING), new Answer(403, "{\"code\": \"NO\"}")))
        .hasMessageContaining("403");
    assertThatThrownBy(() -> run("all", new Answer(409, "{\"code\": \"REBUILD_CONFLICT\"}")))
        .hasMessageContaining("409");
    assertThat(asked).hasSize(3);
  }
}
