package dev.blotter.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Seeds;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The canonical JSON is what PostgreSQL writes, for whatever it may be given. */
class CanonicalJsonTest {

  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "é",
          "€",
          "𝄞",
          "\\\"",
          "\\\\",
          "\\/",
          "/",
          "\\n",
          "\\u0001",
          "\\u007f",
          "\\b",
          "\\u00e9",
          " ",
          "\\ud834\\udd1e",
          "<",
          "\u2028");

  @Test
  void it_is_the_text_of_a_jsonb() throws IOException {
    var values =
        Seeds.of("canonical json", 2_000).mapToObj(seed -> value(Seeds.random(seed), 3)).toList();
    var texts = postgres(values);
    for (int at = 0; at < values.size(); at++) {
      assertThat(CanonicalJson.text(Bundle.parse(texts.get(at)))).isEqualTo(texts.get(at));
      if (!values.get(at).contains("E")) {
        assertThat(CanonicalJson.text(Bundle.parse(values.get(at)))).isEqualTo(texts.get(at));
      }
    }
  }

  private static List<String> postgres(List<String> values) {
    try (var database = TestDatabase.freshDatabase()) {
      return database
          .pool()
          .preparedQuery(
              "SELECT t::jsonb::text FROM unnest($1::text[]) WITH ORDINALITY AS t(t, n) ORDER BY n")
          .mapping((Row row) -> row.getString(0))
          .execute(Tuple.of(values.toArray(String[]::new)))
          .await()
          .atMost(Duration.ofSeconds(20))
          .stream()
          .toList();
    }
  }

  private static String value(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> string(random);
      case 1 -> number(random);
      case 2 -> List.of("true", "false", "null").get(random.nextInt(3));
      case 3 -> random.nextBoolean() ? "{}" : "[ ]";
      case 4 -> all(random, depth, "[", "]", "");
      default -> all(random, depth, "{", "}", ":");
    };
  }

  private static String all(
      RandomGenerator random, int depth, String open, String close, String colon) {
    List<String> keys = new ArrayList<>();
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(member -> colon.isEmpty() ? "" : key(random, keys) + colon)
        .map(key -> key + value(random, depth - 1))
        .collect(Collectors.joining(" ,", open, close));
  }

  /** None comes twice, whichever way it is written. */
  private static String key(RandomGenerator random, List<String> known) {
    var key = string(random);
    key = key.substring(0, key.length() - 1) + known.size() + '"';
    known.add(key);
    return key;
  }

  private static String string(RandomGenerator random) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String number(RandomGenerator random) {
    var whole = Long.toString(random.nextLong() >> random.nextInt(63));
    return switch (random.nextInt(4)) {
      case 0 -> whole;
      case 1 -> whole + "." + "0".repeat(random.nextInt(3)) + random.nextInt(100) + "0";
      case 2 -> random.nextInt(1, 100) + "E" + random.nextInt(-6, 6);
      default -> "0." + random.nextInt(1000);
    };
  }
}
