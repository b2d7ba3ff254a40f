package dev.blotter.app;

import static dev.blotter.http.JsonBody.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class ServiceTest {

  @Test
  void refuses_a_caller_without_a_token() {
    given().get("/v1/orders/" + UUID.randomUUID()).then().statusCode(401);
  }

  @Test
  void refuses_a_token_with_a_broken_signature() {
    String broken =
        Client.operator().token().replaceAll("\\.[^.]{20}([^.]*)$", ".AAAAAAAAAAAAAAAAAAAA$1");
    given().auth().oauth2(broken).get("/v1/orders/" + UUID.randomUUID()).then().statusCode(401);
  }

  @Test
  void lets_a_caller_in_who_has_a_token() {
    Client.trader(UUID.randomUUID())
        .send("{\"reason\":\"x\"}")
        .post("/v1/users/" + UUID.randomUUID() + "/trading-block")
        .then()
        .statusCode(403)
        .body(at("code", equalTo("FORBIDDEN")));
  }

  @Test
  void refuses_a_body_above_the_limit() {
    Client.operator()
        .send("{\"name\":\"" + "x".repeat(70_000) + "\"}")
        .post("/v1/users")
        .then()
        .statusCode(413);
  }
}
