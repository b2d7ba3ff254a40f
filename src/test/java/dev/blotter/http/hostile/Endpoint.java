package dev.blotter.http.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One operation as the description of the API has it. */
public record Endpoint(String method, String path, List<String> queries, List<Field> fields) {

  /** A field of the body, with the kind of value that it takes. */
  public record Field(String name, String type) {}

  public boolean hasBody() {
    return !fields.isEmpty();
  }

  /** All operations of the description, none left out. */
  public static List<Endpoint> of(JsonNode api) {
    List<Endpoint> endpoints = new ArrayList<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("responses"))
                    .map(
                        operation ->
                            of(api, path.getKey(), operation.getKey(), operation.getValue()))
                    .forEach(endpoints::add));
    return endpoints;
  }

  private static Endpoint of(JsonNode api, String path, String method, JsonNode operation) {
    List<String> queries = new ArrayList<>();
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        queries.add(parameter.get("name").asText());
      }
    }
    return new Endpoint(method.toUpperCase(Locale.ROOT), path, queries, fields(api, operation));
  }

  private static List<Field> fields(JsonNode api, JsonNode operation) {
    var reference = operation.at("/requestBody/content/application~1json/schema/$ref").asText();
    List<Field> fields = new ArrayList<>();
    if (!reference.isEmpty()) {
      api.at(reference.substring(1) + "/properties")
          .properties()
          .forEach(
              p -> fields.add(new Field(p.getKey(), p.getValue().path("type").asText("string"))));
    }
    return fields;
  }
}
