package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each answer says from which of the client's ports its request came. */
class LeavingTest {

  private final Vertx vertx = Vertx.vertx();
  private final Leaving leaving = new Leaving();
  private final CompletableFuture<RoutingContext> held = new CompletableFuture<>();
  private int port;

  @BeforeEach
  void serve() {
    var router = Router.router(vertx);
    router.route().handler(leaving::handle);
    router.route("/held").handler(held::complete);
    router.route("/").handler(LeavingTest::answer);
    var server = vertx.createHttpServer().requestHandler(router);
    port = result(server.listen(0, "localhost")).actualPort();
  }

  @AfterEach
  void end() {
    result(vertx.close());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void a_connection_is_kept_while_the_node_stays(HttpVersion version) {
    var client = client(version);
    assertThat(ask(client, "/")).isEqualTo(ask(client, "/"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void an_answer_of_a_node_that_leaves_is_the_last_of_its_connection(HttpVersion version) {
    var client = client(version);
    var before = ask(client, "/");
    leaving.leave();
    var last = ask(client, "/");
    assertThat(last).isEqualTo(before);
    awaitAnother(client, last);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void so_is_one_to_a_request_from_before(HttpVersion version) throws Exception {
    var client = client(version);
    var asked = begin(client, "/held");
    var context = held.get(5, TimeUnit.SECONDS);
    leaving.leave();
    answer(context);
    awaitAnother(client, result(asked));
  }

  /** One that is sent before the client hears of it is answered as well. */
  private static void awaitAnother(HttpClient client, String connection) {
    Awaitility.await("the client goes elsewhere").until(() -> !ask(client, "/").equals(connection));
  }

  private HttpClient client(HttpVersion version) {
    var options = new HttpClientOptions().setProtocolVersion(version).setDefaultPort(port);
    return vertx.createHttpClient(options.setHttp2ClearTextUpgrade(false).setMaxPoolSize(1));
  }

  private static void answer(RoutingContext context) {
    context.end("" + context.request().remoteAddress().port());
  }

  private static String ask(HttpClient client, String path) {
    return result(begin(client, path));
  }

  private static Future<String> begin(HttpClient client, String path) {
    return client.request(HttpMethod.GET, path).compose(LeavingTest::send).map(Object::toString);
  }

  /** All on the event loop: a body that comes before somebody waits for it is lost. */
  private static Future<Buffer> send(HttpClientRequest request) {
    return request.send().compose(HttpClientResponse::body);
  }

  private static <T> T result(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
