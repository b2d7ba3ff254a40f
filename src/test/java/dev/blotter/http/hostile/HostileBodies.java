package dev.blotter.http.hostile;

import dev.blotter.http.hostile.Endpoint.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Bodies of which each has at least one fault for which it must be refused. */
final class HostileBodies {

  private HostileBodies() {}

  static byte[] body(List<Field> fields, RandomGenerator random) {
    return switch (random.nextInt(11)) {
      case 0 -> bytes("");
      case 1 -> bytes("[" + object(fields, random) + "]");
      case 2 -> bytes(cut(object(fields, random), random));
      case 3 -> bytes(object(fields, random) + "}");
      case 4 -> bytes("[".repeat(2_000 + random.nextInt(20_000)));
      case 5 -> bytes(with(fields, random, "\"x" + random.nextInt() + "\": 1"));
      case 6 -> bytes(with(fields, random, twice(fields, random)));
      case 7 -> bytes(with(fields, random, "\"" + name(fields, random) + "\": \"a\\u0000b\""));
      case 8 -> noise(random);
      case 9 -> bytes("{\"" + name(fields, random) + "\": \"" + "x".repeat(70_000) + "\"}");
      default -> bytes("{" + wrong(fields, random) + "}");
    };
  }

  private static String object(List<Field> fields, RandomGenerator random) {
    return fields.stream()
        .filter(field -> random.nextInt(4) > 0)
        .map(field -> member(field.name(), json(random)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** One field with a kind of value that no field of its kind takes. */
  private static String wrong(List<Field> fields, RandomGenerator random) {
    var field = fields.get(random.nextInt(fields.size()));
    return member(
        field.name(),
        switch (field.type()) {
          case "boolean", "integer", "object" -> "\"yes\"";
          default -> HostileValues.notText(random);
        });
  }

  private static String with(List<Field> fields, RandomGenerator random, String fault) {
    var members = object(fields, random);
    return "{" + fault + (members.length() > 2 ? "," : "") + members.substring(1);
  }

  private static String twice(List<Field> fields, RandomGenerator random) {
    var member = member(name(fields, random), json(random));
    return member + "," + member;
  }

  private static String name(List<Field> fields, RandomGenerator random) {
    return fields.get(random.nextInt(fields.size())).name();
  }

  private static String json(RandomGenerator random) {
    return random.nextBoolean()
        ? HostileValues.notText(random)
        : "\"" + escaped(HostileValues.text(random)) + "\"";
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c < 32 || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining());
  }

  private static String member(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  private static String cut(String json, RandomGenerator random) {
    return json.substring(0, random.nextInt(json.length()));
  }

  private static byte[] noise(RandomGenerator random) {
    var noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    noise[0] = (byte) 0xFF;
    return noise;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
