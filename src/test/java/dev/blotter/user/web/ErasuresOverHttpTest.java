package dev.blotter.user.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.blotter.audit.web.Exported;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@QuarkusTest
class ErasuresOverHttpTest {

  private static final String PATH = "/v1/audit/erasures";

  @TempDir Path folder;

  private static Response page(String query) {
    return Client.auditor().call().urlEncodingEnabled(false).get(PATH + query);
  }

  private static String erased(String reason) {
    var ada = Account.withCash("1.00");
    Client.operator()
        .call()
        .queryParam("reason", reason)
        .delete("/v1/users/" + ada.userId())
        .then()
        .statusCode(200);
    return ada.userId().toString();
  }

  @Test
  void it_says_whose_data_went_when_by_whom_and_why_and_nothing_of_it() {
    var user = erased("asked by letter 12");
    // Reading the user has waited until the read models hold what this node has appended.
    Client.operator().call().get("/v1/users/" + user).then().statusCode(200);
    var page = page("?limit=1").then().statusCode(200);
    page.body(at("items", hasSize(1)))
        .body(at("items[0].user_id", equalTo(user)))
        .body(at("items[0].actor_type", equalTo("OPERATOR")))
        .body(at("items[0].actor_id", equalTo("ops-1")))
        .body(at("items[0].reason", equalTo("asked by letter 12")))
        .body(at("items[0].erased_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z")))
        .body(at("items[0].key_fingerprint", matchesPattern("[0-9a-f]{64}")))
        .body(at("items[0].verified", equalTo(true)))
        .body(at("items[0].remains", empty()));
    assertThat(page.extract().asString()).doesNotContain("@example.com").doesNotContain("Ada");
    String event = page.extract().as(JsonBody.class).at("items[0].event_id");
    Client.auditor()
        .call()
        .get("/v1/audit/events?event_type=UserErased&user_id=" + user)
        .then()
        .body(at("items.event_id", equalTo(List.of(event))));
  }

  @Test
  void pages_go_on_where_the_one_before_ended_the_newest_first() {
    var users = Stream.of("1", "2", "3", "4", "5").map(ErasuresOverHttpTest::erased).toList();
    List<String> seen = new ArrayList<>();
    var next = "?limit=2";
    for (int i = 0; i < 3; i++) {
      var page = page(next);
      seen.addAll(page.as(JsonBody.class).at("items.user_id"));
      String cursor = page.as(JsonBody.class).at("next_cursor");
      if (cursor != null) {
        assertThat(page.header("Link")).contains(cursor).contains("rel=\"next\"");
        next = "?limit=2&cursor=" + cursor;
      }
    }
    assertThat(seen.subList(0, 5)).isEqualTo(users.reversed());
  }

  @Test
  void the_register_is_taken_along_as_it_is_listed() throws IOException, SQLException {
    Stream.of("first", "second").forEach(ErasuresOverHttpTest::erased);
    var shown = Exported.shown("erasures?limit=1000", "items");
    new Exported(folder).assertHolds("erasures/export", "erasures", shown, "user_id");
    var row = new Exported(folder).rows("erasures/export", "erasures").getFirst();
    assertThat(row.get("reason")).isEqualTo("second");
    assertThat(row.get("remains")).isEqualTo("[]");
    Exported.assertRefused(Client.venue(), "erasures/export", 403);
  }

  @Test
  void erasing_again_adds_nothing() {
    var user = erased("once");
    Client.operator().call().delete("/v1/users/" + user).then().statusCode(200);
    List<String> users = page("?limit=10").as(JsonBody.class).at("items.user_id");
    assertThat(users).filteredOn(user::equals).hasSize(1);
  }

  @Test
  void it_is_for_auditors_and_operators() {
    Client.operator().call().get(PATH).then().statusCode(200);
    Account.withCash("1.00").trader().call().get(PATH).then().statusCode(403);
    Client.venue().call().get(PATH).then().statusCode(403);
    page("?cursor=x").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
    page("?limit=0").then().statusCode(400).body(at("field", equalTo("limit")));
  }
}
