package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.UserCache;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class CachedReadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject
  @CacheName("portfolio")
  Cache cache;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  /** A cache over reads that the test answers. */
  private static final class OfTest extends UserCache<String> {
    OfTest(Cache cache, Function<UUID, Uni<String>> read) {
      super(cache, read);
    }

    Uni<String> of(UUID user) {
      return get(user);
    }
  }

  private double hits(String name) {
    return RestAssured.get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("cache_gets_total"))
        .filter(line -> line.contains("\"" + name + "\"") && line.contains("\"hit\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void active_orders_are_never_older_than_what_the_client_did() {
    var account = Account.withCash("100000.00");
    for (int i = 0; i < 20; i++) {
      assertThat(active(account, "")).isEmpty();
      String order = account.buy("a" + i, "AAPL", "1", "10").as(JsonBody.class).at("order_id");
      assertThat(active(account, "")).containsExactly(order);
      assertThat(active(account, "&symbol=AAPL&side=BUY")).containsExactly(order);
      assertThat(active(account, "&symbol=MSFT")).isEmpty();
      assertThat(active(account, "&side=SELL")).isEmpty();
      Account.trade(order, "x" + order, "1", "10").then().statusCode(200);
    }
  }

  @Test
  void the_portfolio_is_never_older_than_what_the_client_did() {
    var account = Account.withCash("1.00");
    for (int i = 2; i <= 20; i++) {
      account.deposit("1.00").then().statusCode(200);
      String cash = account.get("/portfolio").as(JsonBody.class).at("cash");
      assertThat(cash).isEqualTo(i + ".00");
    }
  }

  @Test
  void what_is_read_again_comes_from_the_caches() {
    var account = Account.withCash("100000.00");
    account.buy("kept", "AAPL", "1", "10");
    double portfolios = hits("portfolio");
    double orders = hits("active-orders");
    for (int i = 0; i < 5; i++) {
      account.get("/portfolio").then().statusCode(200);
      active(account, "");
    }
    assertThat(hits("portfolio") - portfolios).isGreaterThanOrEqualTo(4);
    assertThat(hits("active-orders") - orders).isGreaterThanOrEqualTo(4);
  }

  @Test
  void pages_of_active_orders_are_the_same_with_and_without_the_cache() {
    var account = Account.withCash("100000.00");
    for (int i = 0; i < 7; i++) {
      account.buy("p" + i, "AAPL", "1", "10").then().statusCode(201);
    }
    var all = active(account, "&limit=1000");
    assertThat(all).hasSize(7);
    assertThat(active(account, "")).isEqualTo(all);
    assertThat(active(account, "&limit=3")).isEqualTo(all.subList(0, 3));
    assertThat(active(account, "&limit=3&page=2")).isEqualTo(all.subList(3, 6));
    String cursor =
        account.get("/orders?status=active&limit=3").as(JsonBody.class).at("next_cursor");
    assertThat(active(account, "&limit=4&cursor=" + cursor)).isEqualTo(all.subList(3, 7));
  }

  @Test
  void active_orders_of_a_time_are_not_those_of_any_time() {
    var account = Account.withCash("100000.00");
    String order = account.buy("timed", "AAPL", "1", "10").as(JsonBody.class).at("order_id");
    assertThat(active(account, "")).containsExactly(order);
    assertThat(active(account, "&placed_before=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(active(account, "&placed_after=2100-01-01T00:00:00Z")).isEmpty();
    assertThat(active(account, "&updated_after=2100-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void a_read_that_was_overtaken_by_a_change_is_not_kept() {
    var user = UUID.randomUUID();
    var slow = new CompletableFuture<String>();
    var reads = List.of(Uni.createFrom().completionStage(slow), Uni.createFrom().item("new"));
    var next = reads.iterator();
    var ofTest = new OfTest(cache, id -> next.next());

    var first = ofTest.of(user).subscribeAsCompletionStage();
    ofTest.changed(Set.of(user));
    slow.complete("old");
    assertThat(first).succeedsWithin(PATIENCE).isEqualTo("old");
    assertThat(ofTest.of(user).await().atMost(PATIENCE)).isEqualTo("new");
    assertThat(ofTest.of(user).await().atMost(PATIENCE)).as("kept").isEqualTo("new");
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  void a_read_that_failed_is_not_kept() {
    var user = UUID.randomUUID();
    var reads =
        List.<Uni<String>>of(
            Uni.createFrom().failure(new IllegalStateException("no database")),
            Uni.createFrom().item("found"));
    var next = reads.iterator();
    var ofTest = new OfTest(cache, id -> next.next());
    assertThat(ofTest.of(user).subscribeAsCompletionStage()).failsWithin(PATIENCE);
    assertThat(ofTest.of(user).await().atMost(PATIENCE)).isEqualTo("found");
  }

  private static List<String> active(Account account, String more) {
    return account
        .get("/orders?status=active" + more)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .at("items.order_id");
  }
}
