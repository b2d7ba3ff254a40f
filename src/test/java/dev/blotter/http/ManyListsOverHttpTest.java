package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.order.web.OrderListConfig;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Readers of lists of all orders who take their time. */
@Tag("service")
@QuarkusTest
class ManyListsOverHttpTest {

  private final Client operator = Client.operator();
  private final String prefix =
      "Q" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
  private final List<InputStream> readers = new ArrayList<>();

  @Inject Pool pool;

  @Inject OrderListConfig config;

  @TestHTTPResource("/v1/orders")
  URI orders;

  @AfterEach
  void tidy() throws IOException {
    for (var reader : readers) {
      reader.close();
    }
    OrderCopies.remove(pool);
  }

  @Test
  void as_many_as_may_be_leave_the_other_connections_to_others() throws Exception {
    var account = Account.withCash("1000000.00");
    String order = account.buy("a-1", prefix, "1", "10.00").as(JsonBody.class).at("order_id");
    account.buy("b-1", prefix + "B", "1", "10.00").then().statusCode(201);
    account.get("/orders").then().statusCode(200);
    OrderCopies.make(pool, OrderCopies.MANY, order);
    for (int i = 0; i < config.atOnce(); i++) {
      readers.add(open());
    }

    oneMore()
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .body(at("code", equalTo("OVERLOADED")));
    operator.call().get("/v1/orders?limit=1&symbol=" + prefix).then().statusCode(200);
    account.buy("a-2", prefix, "1", "10.00").then().statusCode(201);

    readers.removeFirst().close();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> oneMore().statusCode() == 200);
  }

  /** A list of one. */
  private Response oneMore() {
    return operator.call().accept(JsonLines.MEDIA_TYPE).get("/v1/orders?symbol=" + prefix + "B");
  }

  /** Begins a list, of which nothing is taken; over HTTP/1.1, where less of it is on its way. */
  private InputStream open() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(orders.resolve("/v1/orders?symbol=" + prefix))
            .header("Accept", JsonLines.MEDIA_TYPE)
            .header("Authorization", "Bearer " + operator.token())
            .build();
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
