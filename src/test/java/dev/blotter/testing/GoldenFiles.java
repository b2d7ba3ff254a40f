package dev.blotter.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads golden files of JSON and CSV; {@link Golden} says from where. */
public final class GoldenFiles {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private GoldenFiles() {}

  public static JsonNode json(String name) {
    try {
      return MAPPER.readTree(Golden.text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a CSV file without its header; no field of these files holds a comma. */
  public static List<List<String>> rows(String name) {
    return Golden.text(name).lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
  }

  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The number in that field, written as a number or as a string; empty where there is none. */
  public static Optional<BigDecimal> number(JsonNode node, String field) {
    var value = node.get(field);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new BigDecimal(value.asText()));
  }
}
