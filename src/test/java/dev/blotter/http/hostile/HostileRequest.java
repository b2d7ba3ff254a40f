package dev.blotter.http.hostile;

import dev.blotter.http.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One request that must be refused, or that finds nothing. */
final class HostileRequest {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^/]+}");
  private static final List<String> HEADERS =
      List.of(
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "Correlation-Id",
          "Causation-Id",
          "Blotter-Position");

  private final List<String> tokens;
  private final RandomGenerator random;

  HostileRequest(List<String> tokens, RandomGenerator random) {
    this.tokens = tokens;
    this.random = random;
  }

  /** A token of each role, and some that are none. */
  static List<String> tokens() {
    return List.of(
        Client.operator().token(),
        Client.operator().token(),
        Client.venue().token(),
        Client.auditor().token(),
        Client.trader(UUID.randomUUID()).token(),
        "none",
        "a.b.c");
  }

  HttpRequest to(Endpoint endpoint, String base) {
    var builder = HttpRequest.newBuilder(URI.create(base + path(endpoint) + query(endpoint)));
    header(builder, "Authorization", "Bearer " + tokens.get(random.nextInt(tokens.size())));
    if (random.nextInt(4) > 0) {
      header(builder, "Idempotency-Key", UUID.randomUUID().toString());
    }
    if (random.nextInt(5) == 0) {
      header(builder, HEADERS.get(random.nextInt(HEADERS.size())), HostileValues.text(random));
    }
    if (random.nextInt(20) == 0) {
      header(builder, "Accept", HostileValues.text(random));
    }
    return body(builder, endpoint).build();
  }

  private HttpRequest.Builder body(HttpRequest.Builder builder, Endpoint endpoint) {
    if (!endpoint.hasBody()) {
      return builder.method(endpoint.method(), BodyPublishers.noBody());
    }
    header(builder, "Content-Type", random.nextInt(10) == 0 ? "text/plain" : "application/json");
    var body = HostileBodies.body(endpoint.fields(), random);
    return builder.method(endpoint.method(), BodyPublishers.ofByteArray(body));
  }

  private String path(Endpoint endpoint) {
    return VARIABLE.matcher(endpoint.path()).replaceAll(variable -> pathValue());
  }

  private String pathValue() {
    return random.nextInt(3) > 0 ? UUID.randomUUID().toString() : HostileValues.encoded(random);
  }

  private String query(Endpoint endpoint) {
    var query =
        endpoint.queries().stream()
            .filter(name -> random.nextInt(3) == 0)
            .map(name -> name + "=" + HostileValues.encoded(random))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** What the client itself will not send is left out. */
  private static void header(HttpRequest.Builder builder, String name, String value) {
    if (value.chars().allMatch(c -> c >= 32 && c < 127)) {
      builder.header(name, value);
    }
  }
}
