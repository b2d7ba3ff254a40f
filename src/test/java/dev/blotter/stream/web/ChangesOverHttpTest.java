package dev.blotter.stream.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class ChangesOverHttpTest {

  private Account ada;

  @BeforeEach
  void register() {
    ada = Account.withCash("10000.00");
  }

  private Response since(String cursor, String more) {
    return ada.get("/changes?since=" + cursor + more);
  }

  private String now() {
    return since("0", "&limit=1000").as(JsonBody.class).at("next_cursor");
  }

  @Test
  void what_has_changed_is_told_once_with_the_orders_as_they_are_now() {
    var cursor = now();
    since(cursor, "")
        .then()
        .statusCode(200)
        .body(at("events", empty()))
        .body(at("more", equalTo(false)));
    var order = ada.buy("changes", "ACME", "10", "10.00").as(JsonBody.class).<String>at("order_id");
    Account.trade(order, "x" + order, "4", "9").then().statusCode(200);
    var changes = since(cursor, "");
    changes
        .then()
        .statusCode(200)
        .body(at("events.event_type", hasItem("OrderFilled")))
        .body(at("changed.aggregate_id", hasItem(order)))
        .body(at("orders", hasSize(1)))
        .body(at("orders[0].order_id", equalTo(order)))
        .body(at("orders[0].filled_qty", equalTo("4")))
        .body(at("positions", hasSize(1)))
        .body(at("positions[0].qty", equalTo("4")))
        .body(at("portfolio.user_id", equalTo(ada.userId().toString())));
    since(changes.as(JsonBody.class).at("next_cursor"), "").then().body(at("events", empty()));
  }

  @Test
  void pages_lead_through_everything_without_gap_or_repeat() {
    ada.buy("one", "ACME", "1", "10.00").then().statusCode(201);
    var whole = since("0", "&limit=1000").as(JsonBody.class).<List<String>>at("events.event_id");
    List<String> paged = new ArrayList<>();
    var cursor = "0";
    boolean more = true;
    while (more) {
      var page = since(cursor, "&limit=2");
      paged.addAll(page.as(JsonBody.class).<List<String>>at("events.event_id"));
      cursor = page.as(JsonBody.class).at("next_cursor");
      more = page.as(JsonBody.class).at("more");
    }
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void whoever_waits_is_answered_as_soon_as_something_happens() {
    var cursor = now();
    var waiting = CompletableFuture.supplyAsync(() -> since(cursor, "&wait_seconds=20"));
    Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !waiting.isDone());
    ada.buy("awaited", "ACME", "1", "10.00").then().statusCode(201);
    waiting
        .orTimeout(10, TimeUnit.SECONDS)
        .join()
        .then()
        .statusCode(200)
        .body(at("events.event_type", hasItem("OrderInitialized")));
  }

  @Test
  void whoever_waits_in_vain_is_told_that_there_is_nothing() {
    since(now(), "&wait_seconds=1").then().statusCode(200).body(at("events", empty()));
    since("0", "&wait_seconds=31")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("wait_seconds")));
    since("0", "&limit=0").then().statusCode(400).body(at("field", equalTo("limit")));
    Client.operator().call().get(ada.path("/changes")).then().statusCode(200);
  }
}
