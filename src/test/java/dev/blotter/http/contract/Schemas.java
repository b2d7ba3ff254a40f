package dev.blotter.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The schemas of a description, each compiled once. An object that is not said to have other fields
 * has none: a client that is generated drops them, or refuses them.
 */
final class Schemas {

  private static final JsonSchemaFactory FACTORY = factory();
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode components;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  Schemas(JsonNode api) {
    components = api.path("components").deepCopy();
    components.findParents("type").forEach(Schemas::close);
    components.findValues("allOf").forEach(parts -> open((ArrayNode) parts, api));
  }

  /** A part is not closed: the whole is. */
  private static void open(ArrayNode parts, JsonNode api) {
    for (int i = 0; i < parts.size(); i++) {
      var reference = parts.get(i).path("$ref").asText();
      if (!reference.isEmpty()) {
        parts.set(i, api.at(reference.substring(1)));
      }
    }
  }

  /** Where a value, or an event that it shows, is not as the schema has it, and why. */
  List<String> faults(JsonNode schema, JsonNode value) {
    var events = value.findParents("payload").stream().filter(one -> one.has("event_type"));
    return Stream.concat(faultsOf(schema, value), events.flatMap(this::faultsOfPayload)).toList();
  }

  /** What happened is described under the name of the type of event. */
  private Stream<String> faultsOfPayload(JsonNode event) {
    var type = event.path("event_type").asText();
    var named = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + type);
    return faultsOf(named, event.path("payload")).map(fault -> type + fault);
  }

  private Stream<String> faultsOf(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Schemas::sentence);
  }

  private static String sentence(ValidationMessage fault) {
    var node = fault.getInstanceNode();
    var shown = node.isValueNode() ? " " + node : "";
    return "%s%s: %s".formatted(fault.getInstanceLocation(), shown, fault.getError());
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.findParents("type").forEach(Schemas::close);
    return FACTORY.getSchema(whole.set("components", components), CONFIG);
  }

  private static void close(JsonNode schema) {
    if (schema.path("type").asText().equals("object")
        && !schema.has("additionalProperties")
        && !schema.has("$ref")) {
      var others = schema.has("allOf") ? "unevaluatedProperties" : "additionalProperties";
      ((ObjectNode) schema).put(others, false);
    }
  }

  private static JsonSchemaFactory factory() {
    var dialect =
        JsonMetaSchema.builder(OpenApi31.getInstance())
            .keyword(new NonValidationKeyword("components"))
            .build();
    return JsonSchemaFactory.getInstance(
        VersionFlag.V202012,
        builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
  }
}
