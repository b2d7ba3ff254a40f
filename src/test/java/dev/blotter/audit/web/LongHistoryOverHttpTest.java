package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.testing.OtherSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where no more than twelve events are replayed for an answer. */
@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class LongHistoryOverHttpTest {

  @Inject Pool pool;

  private static Response get(Account account, String rest) {
    return Client.auditor().call().get(Sight.path(account) + rest);
  }

  @Test
  void a_history_that_is_too_long_is_refused_and_nothing_of_it_is_shown() {
    var ada = Account.withCash("10000.00");
    for (int i = 0; i < 5; i++) {
      ada.deposit("1.00").then().statusCode(200);
    }
    var early = Sight.of(ada, pool);
    for (int i = 0; i < 20; i++) {
      ada.buy("o" + i, "ACME", "1", "10.00").then().statusCode(201);
    }
    for (var rest : List.of("/portfolio", "/positions", "/orders", "/portfolio/history")) {
      get(ada, rest)
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .body(at("code", equalTo("HISTORY_TOO_LONG")))
          .body(at("retryable", equalTo(false)))
          .body(at("detail", containsString("12")));
    }
    early.assertReplayed();
    get(ada, "/portfolio/history?to=" + early.at()).then().body(at("points", hasSize(7)));
  }
}
