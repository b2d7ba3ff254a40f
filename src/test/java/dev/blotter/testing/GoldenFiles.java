package dev.blotter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads golden files of JSON and CSV; {@link Golden} says from where. */
public final class GoldenFiles {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private GoldenFiles() {}

  public static JsonNode json(String name) {
    return parsed(Golden.text(name));
  }

  /** The file and, where there is one, that of the further cases. */
  public static List<JsonNode> jsons(String name) {
    return Golden.texts(name).stream().map(GoldenFiles::parsed).toList();
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Those of that field in all files; none where a file does not have it. */
  public static Stream<JsonNode> each(List<JsonNode> files, String field) {
    return files.stream().flatMap(file -> each(file.path(field)));
  }

  /** Fails where there is a field that nobody looks at: it would be taken for tested. */
  public static void knowOnly(JsonNode node, Set<String> fields) {
    assertThat(fields).as("known fields of %s", node).containsAll(names(node));
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The number in that field, written as a number or as a string; empty where there is none. */
  public static Optional<BigDecimal> number(JsonNode node, String field) {
    var value = node.get(field);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new BigDecimal(value.asText()));
  }
}
