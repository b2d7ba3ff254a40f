package dev.blotter.http.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that a field, a parameter or a header should not have. */
final class HostileValues {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "-1",
          "0",
          "9".repeat(400),
          "1e999999999",
          "NaN",
          "-0.0000000000000000000001",
          "' OR 1=1; DROP TABLE domain_events; --",
          "../../../../etc/passwd",
          "${jndi:ldap://localhost/x}",
          "<script>alert(1)</script>",
          "\u0000",
          "a\u0000b",
          "\u202Egnirts",
          "\uD83D\uDE00".repeat(50),
          "x".repeat(3_000),
          "\r\nSet-Cookie: a=b",
          "2026-13-45T99:99:99Z",
          "+999999999-01-01T00:00:00Z",
          "00000000-0000-0000-0000-00000000000g",
          "%",
          "*",
          "\"1\", \"2\"",
          "99999999999999999999999999");

  /** Values of JSON that are no text: as text they would sometimes be a legal one. */
  private static final List<String> NOT_TEXT =
      List.of(
          "17.5", "true", "[]", "{}", "[[[[1]]]]", "{\"a\":{\"b\":[]}}", "-1e400", "1e999999999");

  private HostileValues() {}

  static String text(RandomGenerator random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  static String encoded(RandomGenerator random) {
    return URLEncoder.encode(text(random), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** JSON that a field which takes text must refuse. */
  static String notText(RandomGenerator random) {
    return NOT_TEXT.get(1 + random.nextInt(NOT_TEXT.size() - 1));
  }
}
