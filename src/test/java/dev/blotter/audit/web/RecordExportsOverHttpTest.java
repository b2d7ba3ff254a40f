package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Roles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded beside the log can be taken along as well. */
@Tag("service")
@QuarkusTest
class RecordExportsOverHttpTest {

  @TempDir Path folder;

  private Account ada;

  @BeforeEach
  void open() {
    ada = Account.withCash("100.00");
  }

  @Test
  void refusals_are_taken_along_as_they_are_listed() throws IOException, SQLException {
    var eve = Client.trader(UUID.randomUUID());
    eve.send("{}").post(ada.path("/orders"));
    eve.send("{}").post(ada.path("/cash-movements"));
    var some = "?actor=" + eve.subject();
    Awaitility.await().until(() -> Exported.shown("refusals" + some, "items").size() == 2);
    var shown = Exported.shown("refusals" + some, "items");
    var exported = new Exported(folder);
    exported.assertHolds("refusals/export" + some, "refusals", shown, "actor");
    assertThat(exported.zip("refusals/export?format=csv").lines("refusals.csv").getFirst())
        .startsWith("refusal_id,at,last_at,times,actor,roles,operation");
  }

  @Test
  void reads_are_taken_along_and_that_read_is_one_of_them() throws IOException {
    var reader = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());
    for (int i = 0; i < 3; i++) {
      reader.call().get("/v1/audit/events?user_id=" + ada.userId()).then().statusCode(200);
    }
    var zip = new Exported(folder).zip(reader, "accesses/export?reader=" + reader.subject());
    assertThat(Exported.lines(zip, "accesses"))
        .hasSize(3)
        .allMatch(line -> line.get("operation").textValue().equals("findEvents"));
    var query = Exported.manifest(zip).get("query");
    assertThat(query.get("reader").textValue()).isEqualTo(reader.subject());
    assertThat(query.has("format")).isFalse();
    assertThat(Exported.readsOf(reader)).first().isEqualTo("exportAccesses ");
  }

  @Test
  void what_traders_may_not_read_they_cannot_take_along() {
    Exported.assertRefused(ada.trader(), "refusals/export", 403);
    Exported.assertRefused(ada.trader(), "accesses/export", 403);
    Client.auditor()
        .call()
        .get("/v1/audit/refusals/export?format=xls")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("format")));
  }
}
