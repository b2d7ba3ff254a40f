package dev.blotter.stream.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Lane;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feeds that are not for everybody, and places that are in no feed. */
@Tag("service")
@QuarkusTest
class RefusedFeedsTest {

  private static final String ALL = "/v1/events/stream";

  @TestHTTPResource("/")
  URI base;

  private static Client operator() {
    return new Client(Roles.OPERATOR, "ops-" + UUID.randomUUID());
  }

  /** The place that a feed begins at now. */
  private String begins(String path, Client client) {
    try (var feed = FeedClient.open(base.resolve(path), client, null)) {
      return feed.lastId();
    }
  }

  @Test
  void a_users_feed_is_nobody_elses() {
    var ada = Account.withCash("1.00");
    var eve = Account.withCash("1.00");
    stream(eve.trader()).get(ada.path("/events/stream")).then().statusCode(404);
    stream(eve.trader()).get(ada.path("/changes")).then().statusCode(404);
    stream(eve.trader()).get(ALL).then().statusCode(403);
    stream(Client.venue()).get(ada.path("/events/stream")).then().statusCode(403);
    stream(operator())
        .get("/v1/users/" + UUID.randomUUID() + "/events/stream")
        .then()
        .statusCode(404);
  }

  private static RequestSpecification stream(Client client) {
    return client.call().accept("text/event-stream, application/json");
  }

  @Test
  void a_cursor_of_another_feed_or_of_none_is_refused_with_where_it_stands() {
    var ada = Account.withCash("1.00");
    var eve = Account.withCash("1.00");
    var adas = begins(ada.path("/events/stream"), ada.trader());
    var alls = begins(ALL, operator());
    refused(ada.trader(), ada.path("/events/stream?after=" + alls), "after");
    refused(eve.trader(), eve.path("/events/stream?after=" + adas), "after");
    refused(operator(), ALL + "?after=" + adas, "after");
    refused(operator(), ALL + "?after=nonsense", "after");
    refused(ada.trader(), ada.path("/changes?since=nonsense"), "since");
    var lane = Lane.of(ada.userId());
    refused(ada.trader(), ada.path("/events/stream?after=" + lane + ".99999999"), "after");
    stream(ada.trader())
        .header("Last-Event-ID", "nonsense")
        .get(ada.path("/events/stream?after=0"))
        .then()
        .statusCode(400)
        .body(at("field", equalTo("Last-Event-ID")));
  }

  @Test
  void a_type_of_event_that_there_is_not_is_refused() {
    var ada = Account.withCash("1.00");
    for (var path : List.of(ALL, ada.path("/events/stream"))) {
      stream(operator())
          .get(path + "?event_type=OrderFilled&event_type=OrderFiled")
          .then()
          .statusCode(400)
          .body(at("code", equalTo("INVALID_PARAMETER")))
          .body(at("field", equalTo("event_type")));
    }
  }

  private static void refused(Client client, String path, String field) {
    stream(client)
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")))
        .body(at("field", equalTo(field)));
  }
}
