package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server that keeps objects of buckets in memory and speaks as much of S3 as the ledger does. */
final class ObjectStore implements AutoCloseable {

  private static final int PAGE = 2;

  final TreeMap<String, byte[]> objects = new TreeMap<>();

  /** How often something was listed. */
  int lists;

  private final HttpServer server;

  ObjectStore() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var name = uri.getPath().substring(1);
      if (!exchange.getRequestHeaders().getFirst("Authorization").startsWith("AWS4-HMAC-SHA256")) {
        answer(exchange, 403, error("AccessDenied"));
      } else if (exchange.getRequestMethod().equals("PUT")) {
        put(exchange, name);
      } else if (uri.getQuery() != null && uri.getQuery().contains("list-type=2")) {
        answer(exchange, 200, list(name.replaceAll("/$", ""), parameters(uri.getRawQuery())));
      } else {
        var content = objects.get(name);
        answer(
            exchange, content == null ? 404 : 200, content == null ? error("NoSuchKey") : content);
      }
    }
  }

  private void put(HttpExchange exchange, String name) throws IOException {
    var content = exchange.getRequestBody().readAllBytes();
    boolean onlyNew = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    if (onlyNew && objects.containsKey(name)) {
      answer(exchange, 412, error("PreconditionFailed"));
    } else {
      objects.put(name, content);
      answer(exchange, 200, new byte[0]);
    }
  }

  private byte[] list(String bucket, Map<String, String> asked) {
    lists++;
    var after = asked.getOrDefault("continuation-token", asked.getOrDefault("start-after", ""));
    var found =
        objects.tailMap(bucket + "/" + after, false).keySet().stream()
            .map(name -> name.substring(bucket.length() + 1))
            .filter(name -> name.startsWith(asked.get("prefix")))
            .map(name -> upToDelimiter(name, asked))
            .distinct()
            .filter(name -> name.compareTo(after) > 0)
            .toList();
    var page = found.stream().limit(PAGE).toList();
    var keys = page.stream().map(ObjectStore::element).collect(Collectors.joining());
    var more =
        found.size() > PAGE
            ? "<IsTruncated>true</IsTruncated><NextContinuationToken>%s</NextContinuationToken>"
                .formatted(page.getLast())
            : "<IsTruncated>false</IsTruncated>";
    return ("<ListBucketResult>" + keys + more + "</ListBucketResult>").getBytes(UTF_8);
  }

  /** Names that are the same up to the delimiter behind the prefix are listed as one. */
  private static String upToDelimiter(String name, Map<String, String> asked) {
    int end = name.indexOf(asked.getOrDefault("delimiter", "\n"), asked.get("prefix").length());
    return end < 0 ? name : name.substring(0, end + 1);
  }

  private static String element(String name) {
    return name.endsWith("/")
        ? "<CommonPrefixes><Prefix>" + name + "</Prefix></CommonPrefixes>"
        : "<Contents><Key>" + name + "</Key></Contents>";
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (var parameter : query.split("&", -1)) {
      var parts = parameter.split("=", 2);
      parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }

  private static byte[] error(String code) {
    return "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
