package dev.blotter.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.regex.Pattern;

/** An operation of the description, and which requests are for it. */
record Operation(String method, String path, Pattern address, JsonNode described) {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");

  /** A pair of currencies has a slash, which need not be encoded. */
  private static final String SYMBOL = "{symbol}";

  /** All of them, those with the most words first: a word goes before a variable. */
  static List<Operation> of(JsonNode api) {
    List<Operation> operations = new ArrayList<>();
    for (var path : api.get("paths").properties()) {
      path.getValue().properties().stream()
          .filter(operation -> operation.getValue().has("responses"))
          .map(operation -> of(path.getKey(), operation))
          .forEach(operations::add);
    }
    operations.sort(Comparator.comparingInt(Operation::words).reversed());
    return operations;
  }

  private static Operation of(String path, Entry<String, JsonNode> operation) {
    var address = VARIABLE.matcher(path.replace(SYMBOL, ".+")).replaceAll("[^/]+");
    var method = operation.getKey().toUpperCase(Locale.ROOT);
    return new Operation(method, path, Pattern.compile(address + "/?"), operation.getValue());
  }

  private int words() {
    return VARIABLE.matcher(path).replaceAll("").length();
  }

  boolean takes(String method, String path) {
    return this.method.equals(method) && address.matcher(path).matches();
  }

  boolean isRead() {
    return method.equals("GET");
  }

  JsonNode answer(int status) {
    return described.path("responses").path(Integer.toString(status));
  }

  JsonNode request() {
    return described.path("requestBody");
  }

  @Override
  public String toString() {
    return "%s (%s %s)".formatted(described.path("operationId").asText(), method, path);
  }
}
