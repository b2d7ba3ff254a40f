package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes a user that there is not for one who has nothing. */
@Tag("service")
@QuarkusTest
class UnknownUsersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/users/%s",
        "/v1/users/%s/orders",
        "/v1/users/%s/orders?status=active&limit=10",
        "/v1/users/%s/orders?status=FILLED",
        "/v1/users/%s/positions",
        "/v1/users/%s/portfolio",
        "/v1/users/%s/portfolio/history",
        "/v1/users/%s/risk",
        "/v1/users/%s/activities",
        "/v1/users/%s/activities?types=DIV,FEE",
        "/v1/users/%s/changes",
        "/v1/users/%s/changes?wait_seconds=1",
        "/v1/users/%s/events/stream",
        "/v1/audit/users/%s/portfolio",
        "/v1/audit/users/%s/portfolio/history",
        "/v1/audit/users/%s/orders",
        "/v1/audit/users/%s/positions",
        "/v1/audit/users/%s/legal-hold",
      })
  void a_user_that_nobody_has_registered_has_no_lists(String path) {
    for (var client : new Client[] {Client.operator(), Client.auditor()}) {
      client
          .call()
          .get(path.formatted(UUID.randomUUID()))
          .then()
          .statusCode(404)
          .body(at("code", equalTo("USER_NOT_FOUND")));
    }
  }

  @ParameterizedTest
  @CsvSource({"/orders, items", "/orders?status=FILLED, items", "/positions, items"})
  void a_user_who_has_nothing_has_empty_lists(String path, String list) {
    var ada = Account.withCash("1.00");
    for (int again = 0; again < 2; again++) {
      ada.get(path).then().statusCode(200).body(list, hasSize(0));
    }
  }
}
