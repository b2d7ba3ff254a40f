package dev.blotter.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was sent or answered, and what it is said to be.
 *
 * @param mediaType without parameters; empty where nothing is said
 */
public record Body(String mediaType, String text) {

  /** The text that came with that header, if there was one. */
  public static Body of(@Nullable String contentType, String text) {
    return new Body(contentType == null ? "" : contentType.split(";", 2)[0].strip(), text);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Each of its values, where it is JSON: many where it has one a line, or one an event. */
  List<JsonNode> values() {
    return json().filter(value -> !value.isBlank()).map(Body::read).toList();
  }

  private Stream<String> json() {
    return switch (mediaType) {
      case "application/json", "application/problem+json" -> Stream.of(text);
      case "application/x-ndjson" -> text.lines();
      case "text/event-stream" ->
          text.lines()
              .filter(line -> line.startsWith("data:"))
              .map(line -> line.substring("data:".length()));
      default -> Stream.of();
    };
  }

  private static JsonNode read(String value) {
    return Json.read(value, JsonNode.class);
  }
}
