package dev.blotter.user.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class ListingUsersTest {

  private static final String READS_OF_PORTFOLIOS =
      """
      SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND query LIKE '%FROM portfolios%' AND query NOT LIKE '%next_settlement_at <%'""";

  private final Client auditor = Client.auditor();

  @Inject Pool pool;

  @Test
  void the_newest_users_come_first_with_their_portfolios_on_request() {
    Account.withCash("100.00").get("/portfolio").then().statusCode(200);
    var newest = Account.withCash("200.00");
    newest.get("/portfolio").then().statusCode(200);
    auditor
        .call()
        .get("/v1/users?expand=portfolio&limit=2")
        .then()
        .statusCode(200)
        .body(at("items[0].user_id", equalTo(newest.userId().toString())))
        .body(at("items[0].email", equalTo(newest.userId() + "@example.com")))
        .body(at("items[0].portfolio.cash", equalTo("200.00")))
        .body(at("items[1].portfolio.cash", equalTo("100.00")))
        .body(at("next_cursor", notNullValue()));
    auditor
        .call()
        .get("/v1/users?limit=2")
        .then()
        .statusCode(200)
        .body(at("items[0].user_id", equalTo(newest.userId().toString())))
        .body(at("items[0].portfolio", nullValue()));
  }

  @Test
  void pages_follow_on_each_other_until_all_users_are_shown() {
    for (int i = 0; i < 3; i++) {
      Account.withCash("1.00").get("/portfolio").then().statusCode(200);
    }
    var all = ids("/v1/users?limit=1000");
    List<String> paged = new ArrayList<>();
    var next = "/v1/users?expand=portfolio&limit=2";
    while (next != null) {
      var page = auditor.call().get(next);
      paged.addAll(page.as(JsonBody.class).at("items.user_id"));
      var cursor = page.as(JsonBody.class).<String>at("next_cursor");
      int limit = paged.size() < 6 ? 2 : 97;
      next =
          cursor == null ? null : "/v1/users?expand=portfolio&limit=" + limit + "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void users_with_their_portfolios_take_one_statement_however_many_they_are() {
    for (int i = 0; i < 4; i++) {
      Account.withCash("1.00").get("/portfolio").then().statusCode(200);
    }
    long before = readsOfPortfolios();
    auditor.call().get("/v1/users?expand=portfolio&limit=4").then().statusCode(200);
    assertThat(readsOfPortfolios() - before).isEqualTo(1);
  }

  @Test
  void nothing_but_the_portfolio_can_be_expanded() {
    auditor
        .call()
        .get("/v1/users?expand=orders")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("expand")));
  }

  @Test
  void traders_see_no_list() {
    var account = Account.withCash("1.00");
    account.trader().call().get("/v1/users").then().statusCode(403);
  }

  private List<String> ids(String path) {
    return auditor.call().get(path).as(JsonBody.class).at("items.user_id");
  }

  private long readsOfPortfolios() {
    return pool.query(READS_OF_PORTFOLIOS)
        .execute()
        .await()
        .atMost(Duration.ofSeconds(10))
        .iterator()
        .next()
        .getLong(0);
  }
}
