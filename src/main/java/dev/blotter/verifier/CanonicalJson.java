package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes JSON in the one form that is hashed: as PostgreSQL writes a jsonb (docs/ledger.md). */
final class CanonicalJson {

  /** Shorter keys first, by their bytes; keys of one length by these bytes. */
  private static final Comparator<String> KEYS =
      Comparator.<String>comparingInt(key -> key.getBytes(UTF_8).length)
          .thenComparing(key -> key.getBytes(UTF_8), Arrays::compareUnsigned);

  private CanonicalJson() {}

  static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> object(value);
      case ARRAY -> array(value);
      case STRING -> string(value.textValue());
      case NUMBER -> value.decimalValue().toPlainString();
      case BOOLEAN, NULL -> value.asText();
      default -> throw new Unreadable("no JSON: " + value.getNodeType());
    };
  }

  private static String object(JsonNode object) {
    return object.properties().stream()
        .sorted((one, other) -> KEYS.compare(one.getKey(), other.getKey()))
        .map(member -> string(member.getKey()) + ": " + text(member.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String array(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(CanonicalJson::text)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String string(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append((char) c, quoted));
    return quoted.append('"').toString();
  }

  private static void append(char c, StringBuilder quoted) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').append(c);
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (c < ' ') {
          quoted.append("\\u%04x".formatted((int) c));
        } else {
          quoted.append(c);
        }
      }
    }
  }
}
