package dev.blotter.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API is a promise: it changes only where somebody approves the change. */
@Tag("service")
@QuarkusTest
class ApiDescriptionTest {

  private static final Set<String> BODILESS = Set.of("204", "304");
  private static final Path APPROVED = Path.of("src/test/resources/openapi.yaml");

  /** {@code -Dblotter.approve=true} takes the description of today as the approved one. */
  @Test
  void the_description_is_the_one_that_was_approved() throws IOException {
    var today = given().get("/q/openapi?format=yaml").asString();
    if (Boolean.getBoolean("blotter.approve")) {
      Files.writeString(APPROVED, today);
    }
    assertThat(today).isEqualTo(Files.readString(APPROVED));
  }

  @Test
  void it_can_be_tried_out_in_the_browser() {
    given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }

  @Test
  void every_operation_has_a_summary_and_describes_success_and_each_refusal() throws IOException {
    var api = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    List<String> bare = new ArrayList<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("responses"))
                    .filter(operation -> !isDescribed(operation.getValue()))
                    .forEach(operation -> bare.add(operation.getKey() + " " + path.getKey())));
    assertThat(bare).isEmpty();
  }

  @Test
  void every_answer_says_what_its_body_is() throws IOException {
    var api = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    List<String> unknown = new ArrayList<>();
    for (var path : api.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var answer : operation.getValue().path("responses").properties()) {
          if (!BODILESS.contains(answer.getKey()) && !hasSchema(api, answer.getValue())) {
            unknown.add("%s %s %s".formatted(operation.getKey(), path.getKey(), answer.getKey()));
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void a_key_that_is_required_is_missed_where_there_is_none() throws IOException {
    var api = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    List<String> kept = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (var path : api.get("paths").properties()) {
      var operation = path.getValue().path("post");
      if (requiresKey(operation) && !operation.has("requestBody")) {
        var address = path.getKey().replaceAll("\\{[^/]+}", UUID.randomUUID().toString());
        var answer = Client.operator().call().post(address);
        var misses = "IDEMPOTENCY_KEY_REQUIRED".equals(answer.path("code"));
        (misses ? kept : ignored).add(path.getKey());
      }
    }
    assertThat(ignored).isEmpty();
    assertThat(kept).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explainQuery", "validateOrder", "whatIf"})
  void what_only_asks_needs_no_key(String operationId) throws IOException {
    var api = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    var operations =
        api.get("paths").properties().stream()
            .map(path -> path.getValue().path("post"))
            .filter(post -> post.path("operationId").asText().equals(operationId))
            .toList();
    assertThat(operations).hasSize(1).noneMatch(ApiDescriptionTest::requiresKey);
  }

  private static boolean requiresKey(JsonNode operation) {
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("name").asText().equals(Headers.IDEMPOTENCY_KEY)) {
        return parameter.path("required").asBoolean();
      }
    }
    return false;
  }

  private static boolean hasSchema(JsonNode api, JsonNode answer) {
    var named = answer.path("$ref").asText().replace("#", "");
    var content = (named.isEmpty() ? answer : api.at(named)).path("content");
    return !content.isEmpty()
        && content.properties().stream()
            .noneMatch(type -> type.getValue().path("schema").isEmpty());
  }

  private static boolean isDescribed(JsonNode operation) {
    var answers = operation.get("responses");
    return operation.has("summary")
        && operation.has("operationId")
        && operation.has("tags")
        && answers.has("401")
        && answers.has("404")
        && answers.properties().stream().anyMatch(answer -> answer.getKey().startsWith("2"))
        && answers.properties().stream()
            .allMatch(
                answer -> answer.getValue().has("description") || answer.getValue().has("$ref"));
  }
}
