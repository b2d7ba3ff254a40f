package dev.blotter.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.contract.Body;
import dev.blotter.http.contract.Contract;
import dev.blotter.testing.Seeds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests to all operations that the description of the API names: malformed,
 * oversized, of wrong kinds, for what is not there. Each is answered as the description says, and
 * nothing is stored.
 */
@Tag("service")
@QuarkusTest
class HostileRequestsTest {

  private static final int AT_ONCE = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> tokens = HostileRequest.tokens();

  @Inject Pool pool;
  @TestHTTPResource URI base;

  @Test
  void nothing_hostile_fails_the_service_or_leaves_a_trace() throws Exception {
    mustHold(2_500);
  }

  @Test
  @Tag("soak")
  void nothing_hostile_at_all_fails_the_service_or_leaves_a_trace() throws Exception {
    mustHold(50_000);
  }

  private void mustHold(int requests) throws Exception {
    var api = JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asString());
    var endpoints = Endpoint.of(api);
    assertThat(endpoints).hasSizeGreaterThan(15);
    long before = events();
    List<String> faults = new ArrayList<>();
    Map<Integer, Integer> statuses = new HashMap<>();
    try (var client = HttpClient.newHttpClient()) {
      var seeds = Seeds.of("hostile requests", requests).toArray();
      for (int from = 0; from < seeds.length; from += AT_ONCE) {
        List<Sent> sent = new ArrayList<>();
        for (int i = from; i < Math.min(seeds.length, from + AT_ONCE); i++) {
          sent.add(send(client, endpoints, seeds[i]));
        }
        sent.forEach(request -> check(request, faults, statuses));
      }
    }
    assertThat(faults).as("faults, by seed; answers by status: " + statuses).isEmpty();
    assertThat(statuses.keySet()).contains(400, 401, 403, 404, 413, 415);
    assertThat(events()).isEqualTo(before);
  }

  private Sent send(HttpClient client, List<Endpoint> endpoints, long seed) {
    var random = Seeds.random(seed);
    var endpoint = endpoints.get(random.nextInt(endpoints.size()));
    var root = base.toString().replaceAll("/$", "");
    var request = new HostileRequest(tokens, random).to(endpoint, root);
    return new Sent(seed, request, client.sendAsync(request, HostileRequestsTest::body));
  }

  /** A stream never ends: that it has begun is all there is to see. */
  private static BodySubscriber<String> body(ResponseInfo answer) {
    return isStream(answer.headers())
        ? new Unread()
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static boolean isStream(HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
  }

  private static void check(Sent sent, List<String> faults, Map<Integer, Integer> statuses) {
    var response = sent.response.join();
    statuses.merge(response.statusCode(), 1, Integer::sum);
    var body = response.body();
    var wrong = isUnread(response) ? List.of() : undescribed(sent, response);
    if (response.statusCode() >= 500
        || !wrong.isEmpty()
        || body.contains("Exception")
        || body.contains("\tat ")) {
      faults.add(
          sent.seed + " " + sent.request + " " + response.statusCode() + " " + body + " " + wrong);
    }
  }

  private static List<String> undescribed(Sent sent, HttpResponse<String> response) {
    var type = response.headers().firstValue("Content-Type").orElse(null);
    return Contract.ofService()
        .answered(
            sent.request.method(),
            sent.request.uri().getRawPath(),
            response.statusCode(),
            Body.of(type, response.body()));
  }

  private static boolean isUnread(HttpResponse<String> response) {
    return isStream(response.headers()) || isTooLongToBeRead(response);
  }

  /**
   * The server refuses a head that is too long before there is a request: with nothing but that.
   */
  private static boolean isTooLongToBeRead(HttpResponse<String> response) {
    return response.statusCode() == 431 && response.body().isEmpty();
  }

  private long events() {
    return pool.query("SELECT count(*) FROM domain_events")
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private record Sent(
      long seed, HttpRequest request, CompletableFuture<HttpResponse<String>> response) {}
}
