package dev.blotter.user.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class ReadingUsersTest {

  private final Client operator = Client.operator();
  private final UUID id = UUID.randomUUID();
  private final String email = "ada." + id + "@example.com";

  @BeforeEach
  void register() {
    var body = "{\"user_id\": \"%s\", \"email\": \"%s\", \"name\": \"Ada\"}".formatted(id, email);
    operator.send(body).post("/v1/users").then().statusCode(201);
  }

  private ValidatableResponse byId() {
    return operator.call().get("/v1/users/" + id).then();
  }

  private ValidatableResponse byEmail(String address) {
    // Reading the user by id has waited until the read models hold what this node has appended.
    byId().statusCode(200);
    return operator.call().queryParam("email", address).get("/v1/users").then();
  }

  @Test
  void a_user_is_read_as_registered() {
    byId()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body(at("user_id", equalTo(id.toString())))
        .body(at("email", equalTo(email)))
        .body(at("name", equalTo("Ada")))
        .body(at("status", equalTo("ACTIVE")))
        .body(at("is_active", equalTo(true)))
        .body(at("erased", equalTo(false)))
        .body(at("created_at", notNullValue()));
  }

  @Test
  void a_user_that_is_not_there_is_not_found() {
    operator.call().get("/v1/users/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void an_operator_finds_a_user_by_the_address_whatever_its_case() {
    byEmail(email.toUpperCase(Locale.ROOT))
        .statusCode(200)
        .body(at("items.user_id", contains(id.toString())));
  }

  @Test
  void nobody_is_found_by_an_address_that_nobody_has() {
    byEmail("nobody." + id + "@example.com").statusCode(200).body(at("items", empty()));
  }

  @Test
  void an_erased_user_is_read_without_personal_data_and_not_found_by_the_address() {
    operator.send("").delete("/v1/users/" + id).then().statusCode(200);
    byId()
        .body(at("email", nullValue()))
        .body(at("name", nullValue()))
        .body(at("erased", equalTo(true)));
    byEmail(email).statusCode(200).body(at("items", empty()));
  }

  @Test
  void only_an_operator_searches() {
    var traders = Client.trader(id).call().queryParam("email", email).get("/v1/users").then();
    traders.statusCode(403);
    Client.auditor().call().queryParam("email", email).get("/v1/users").then().statusCode(403);
  }

  @Test
  void an_address_has_to_be_one() {
    byEmail("ada").statusCode(400).body(at("field", equalTo("email")));
  }
}
