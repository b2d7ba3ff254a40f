package dev.blotter.clock.web;

import static dev.blotter.http.JsonBody.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.blotter.audit.web.Exported;
import dev.blotter.clock.ClockSample;
import dev.blotter.clock.ClockSamples;
import dev.blotter.clock.Reading;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of clocks as auditors read it. */
@Tag("service")
@QuarkusTest
class ClockOverHttpTest {

  private static final String PATH = "/v1/audit/clock";

  @Inject ClockSamples samples;

  @TempDir Path folder;

  private final String node = "node-" + UUID.randomUUID();

  private static Response found(String query) {
    return Client.auditor().call().urlEncodingEnabled(false).get(PATH + query);
  }

  private void record(String reference, int offsetMillis) {
    var reading = new Reading(Duration.ofMillis(offsetMillis), Duration.ofMillis(2));
    samples
        .add(new ClockSample(node, reference, reading, Duration.ofMillis(50)))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  @Test
  void the_running_service_holds_its_clock_against_the_database() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !found("?reference=database").jsonPath().getList("items").isEmpty());
    found("?reference=database")
        .then()
        .statusCode(200)
        .body(at("items[0].tolerance_us", equalTo(50_000)))
        .body(at("items[0].uncertainty_us", greaterThan(0)));
  }

  @Test
  void it_is_read_in_pages_by_node_reference_and_how_far_off() {
    record("database", 51);
    record("database", -3);
    record("ntp:time.test", -70);
    var all = found("?node=" + node).then().statusCode(200).body(at("items", hasSize(3)));
    all.body(at("items[0].offset_us", equalTo(-70_000)))
        .body(at("items[0].verdict", equalTo("BEYOND")))
        .body(at("items[1].verdict", equalTo("WITHIN")))
        .body(at("items[2].verdict", equalTo("UNCERTAIN")));
    found("?node=" + node + "&reference=database").then().body(at("items", hasSize(2)));
    found("?node=" + node + "&beyond=51000").then().body(at("items", hasSize(1)));
    found("?node=" + node + "&beyond=2999").then().body(at("items", hasSize(3)));
    var first = found("?limit=2&node=" + node);
    var next = "?limit=2&node=" + node + "&cursor=" + first.as(JsonBody.class).at("next_cursor");
    List<String> ids = all.extract().as(JsonBody.class).at("items.sample_id");
    found(next).then().body(at("items.sample_id", equalTo(ids.subList(2, 3))));
    String at = all.extract().as(JsonBody.class).at("items[1].sampled_at");
    found("?node=" + node + "&to=" + at).then().body(at("items", hasSize(1)));
    found("?node=" + node + "&from=" + at).then().body(at("items", hasSize(2)));
  }

  @Test
  void it_is_taken_along_as_it_is_listed() throws IOException, SQLException {
    IntStream.of(51, -3, -70).forEach(offset -> record("database", offset));
    var of = "?node=" + node;
    var shown = Exported.shown("clock" + of, "items");
    assertThat(shown).hasSize(3);
    new Exported(folder).assertHolds("clock/export" + of, "clock", shown, "offset_us");
    assertThat(
            Exported.lines(
                new Exported(folder).zip("clock/export" + of + "&beyond=51000"), "clock"))
        .hasSize(1);
    found("/export?beyond=-1").then().statusCode(400).body(at("field", equalTo("beyond")));
    Exported.assertRefused(Client.trader(UUID.randomUUID()), "clock/export", 403);
  }

  @Test
  void a_summary_tells_the_worst_first() {
    IntStream.of(-5, 20, -60).forEach(offset -> record("database", offset));
    record("ntp:time.test", 80);
    found("/summary?node=" + node)
        .then()
        .statusCode(200)
        .body(at("items", hasSize(2)))
        .body(at("items[0].reference", equalTo("ntp:time.test")))
        .body(at("items[1].samples", equalTo(3)))
        .body(at("items[1].beyond", equalTo(1)))
        .body(at("items[1].worst_offset_us", equalTo(-60_000)))
        .body(at("items[1].worst_uncertainty_us", equalTo(2_000)));
    found("/summary?node=" + node + "&to=2026-01-02T00:00:00Z")
        .then()
        .body(at("items", hasSize(0)));
    found("/summary").then().body(at("items.node", hasItem(node)));
  }

  @Test
  void it_is_for_auditors_and_operators_who_ask_right() {
    Client.trader(UUID.randomUUID()).call().get(PATH).then().statusCode(403);
    given().get(PATH + "/summary").then().statusCode(401);
    Client.operator().call().get(PATH + "?limit=1").then().statusCode(200);
    for (var wrong : List.of("beyond=-1", "beyond=x", "from=x", "limit=0")) {
      var field = wrong.substring(0, wrong.indexOf('='));
      found("?" + wrong).then().statusCode(400).body(at("field", equalTo(field)));
    }
    var times = "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z";
    found("?" + times).then().statusCode(400).body(at("field", equalTo("to")));
    found("/summary?" + times).then().statusCode(400).body(at("field", equalTo("to")));
    for (var from : List.of("2020-01-01T00:00:00Z", "2135-01-01T00:00:00Z")) {
      found("/summary?from=" + from).then().statusCode(400).body(at("field", equalTo("from")));
    }
    assertThat(found("?cursor=x").jsonPath().getString("code")).isEqualTo("INVALID_CURSOR");
  }
}
