package dev.blotter.http.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients are generated from the description: it has nothing that generators stumble over. */
@Tag("service")
@QuarkusTest
class PlainDescriptionTest {

  private JsonNode api;

  @BeforeEach
  void read() {
    api = Json.read(given().get("/q/openapi?format=json").asString(), JsonNode.class);
  }

  @Test
  void every_example_and_every_default_is_a_value_of_its_schema() {
    var schemas = new Schemas(api);
    List<String> wrong = new ArrayList<>();
    api.findParents("examples").stream()
        .filter(schema -> schema.path("examples").isArray())
        .forEach(schema -> schema.path("examples").forEach(e -> note(schemas, schema, e, wrong)));
    api.findParents("default")
        .forEach(schema -> note(schemas, schema, schema.path("default"), wrong));
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_parameter_says_what_it_is_for() {
    assertThat(operations().flatMap(PlainDescriptionTest::parameters))
        .isNotEmpty()
        .allSatisfy(
            parameter -> {
              assertThat(parameter.path("description").asText()).as("%s", parameter).isNotBlank();
              assertThat(parameter.path("schema").isEmpty()).as("%s", parameter).isFalse();
              assertThat(parameter.path("required").asBoolean() && hasDefault(parameter))
                  .as("%s", parameter)
                  .isFalse();
            });
  }

  @Test
  void every_operation_is_of_a_group_that_is_described() {
    var groups =
        elements(api.path("tags"))
            .filter(tag -> tag.has("description"))
            .map(tag -> tag.path("name").asText())
            .toList();
    assertThat(operations().flatMap(operation -> elements(operation.path("tags"))))
        .extracting(JsonNode::asText)
        .isNotEmpty()
        .isSubsetOf(groups);
  }

  @Test
  void a_reference_is_no_other_type_and_a_choice_has_a_name() {
    assertThat(api.findParents("$ref")).isNotEmpty().noneMatch(schema -> schema.has("type"));
    assertThat(api.findParents("anyOf")).isNotEmpty().allMatch(schema -> schema.has("title"));
  }

  private static boolean hasDefault(JsonNode parameter) {
    return parameter.path("schema").has("default");
  }

  private static void note(Schemas schemas, JsonNode schema, JsonNode value, List<String> wrong) {
    schemas.faults(schema, value).forEach(fault -> wrong.add(value + " in " + schema + fault));
  }

  private Stream<JsonNode> operations() {
    return elements(api.path("paths"))
        .flatMap(PlainDescriptionTest::elements)
        .filter(operation -> operation.has("responses"));
  }

  private static Stream<JsonNode> parameters(JsonNode operation) {
    return elements(operation.path("parameters"));
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
