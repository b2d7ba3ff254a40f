package dev.blotter.http.contract;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.blotter.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the description of the API promises: that answers, and requests that were taken, are as the
 * schemas of their operation say.
 */
public final class Contract {

  /** Answers that any address may have: no such path, method or head. */
  private static final Set<Integer> ELSEWHERE = Set.of(404, 405, 431);

  /** What HTTP lets be asked of any address; no description names it. */
  private static final Set<String> OF_ANY = Set.of("HEAD", "OPTIONS");

  private static final String POSITION = "Blotter-Position";
  private static final String PROBLEM = "/components/responses/Problem404";

  private final JsonNode api;
  private final List<Operation> operations;
  private final Schemas schemas;

  Contract(JsonNode api) {
    this.api = api;
    operations = Operation.of(api);
    schemas = new Schemas(api);
  }

  /** As the running service says it; it is asked once. */
  public static Contract ofService() {
    return Described.CONTRACT;
  }

  /** What is wrong with an answer, a sentence each; none where it is as described. */
  public List<String> answered(String method, String path, int status, Body body) {
    var operation = operation(method, path);
    if (operation.isEmpty() && (OF_ANY.contains(method) || !path.startsWith("/v1/"))) {
      return List.of();
    }
    var name = operation.map(Operation::toString).orElse(method + " " + path) + " " + status;
    var described =
        operation.map(one -> resolved(one.answer(status))).orElse(MissingNode.getInstance());
    if (described.isMissingNode()) {
      boolean refused = operation.isEmpty() ? status / 100 == 4 : ELSEWHERE.contains(status);
      return refused ? faults(name, api.at(PROBLEM), body) : List.of(name + ": is not described");
    }
    return faults(name, described, body);
  }

  /**
   * What is wrong with the headers of an answer that the service has of its own, likewise. Of what
   * is read, an answer that is to say how far it goes does; a problem only where it shows
   * something.
   */
  public List<String> headed(String method, String path, int status, List<String> came) {
    return operation(method, path)
        .map(one -> headerFaults(one, status, came.stream().filter(Contract::isOurs).toList()))
        .orElse(List.of());
  }

  private List<String> headerFaults(Operation operation, int status, List<String> came) {
    var described = resolved(operation.answer(status)).path("headers");
    var name = operation + " " + status + ": ";
    List<String> faults = new ArrayList<>();
    if (status < 400 && operation.isRead() && described.has(POSITION) && !came.contains(POSITION)) {
      faults.add(name + "lacks " + POSITION);
    }
    for (var header : Set.copyOf(came)) {
      if (!described.has(header)) {
        faults.add(name + header + " is not described");
      } else if (Collections.frequency(came, header) > 1) {
        faults.add(name + "has " + header + " twice");
      }
    }
    return faults;
  }

  private static boolean isOurs(String header) {
    return header.startsWith("Blotter-");
  }

  /** What is wrong with a request that was taken, likewise. */
  public List<String> taken(String method, String path, Body body) {
    return operation(method, path)
        .map(one -> faults(one + " request", resolved(one.request()), body))
        .orElse(List.of());
  }

  private Optional<Operation> operation(String method, String path) {
    return operations.stream().filter(one -> one.takes(method, path)).findFirst();
  }

  private JsonNode resolved(JsonNode described) {
    var reference = described.path("$ref").asText();
    return reference.isEmpty() ? described : api.at(reference.substring(1));
  }

  private List<String> faults(String name, JsonNode described, Body body) {
    var content = described.path("content");
    if (body.isEmpty()) {
      return content.isEmpty() || !described.path("required").asBoolean(true)
          ? List.of()
          : List.of(name + ": has no body");
    }
    var schema = content.path(body.mediaType()).path("schema");
    if (schema.isMissingNode()) {
      return List.of("%s: '%s' is not described".formatted(name, body.mediaType()));
    }
    return body.values().stream()
        .flatMap(value -> schemas.faults(schema, value).stream())
        .distinct()
        .map(fault -> name + " " + fault)
        .toList();
  }

  /** Asked for when it is first needed, which is when the service runs. */
  private static final class Described {
    private static final Contract CONTRACT =
        new Contract(
            Json.read(
                given().noFilters().get("/q/openapi?format=json").asString(), JsonNode.class));
  }
}
