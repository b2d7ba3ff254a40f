package dev.blotter.http.description;

import dev.blotter.http.Headers;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the description of the API says of the headers of answers. */
final class AnswerHeaders {

  private static final String RATE_LIMIT = "RateLimit";
  private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

  /** Operations that begin something which can be looked at. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "requestMaintenance",
          "archivePartition",
          "restorePartition",
          "rebuildProjection",
          "verifyLog",
          "reconcile");

  /** What is read of one user from the read models, up to a place in the user's lane. */
  private static final Set<String> OF_ONE_USER =
      Set.of(
          "getUser",
          "getPortfolio",
          "getPortfolioHistory",
          "getPosition",
          "listPositions",
          "listUserOrders",
          "getOrderByClientId",
          "listChanges",
          "getRisk",
          "whatIf");

  /** What is read of many users from the read models. */
  private static final Set<String> OF_ALL_USERS = Set.of("listAllOrders", "findUsers");

  /** Read from the log itself, which is never behind. */
  private static final String OF_THE_LOG = "getOrder";

  /** A list that goes on by version, not by cursor. */
  private static final String BY_VERSION = "listEvents";

  /** Refusals that show the thing concerned, which has a version. */
  private static final Set<String> SHOWING = Set.of("409", "412", "422");

  /** An order that is denied is in the log, and says where. */
  private static final Set<String> DENYING = Set.of("409", "422");

  private AnswerHeaders() {}

  static Map<String, Header> all() {
    Map<String, Header> all = new LinkedHashMap<>();
    all.put(Headers.CORRELATION_ID, text("The request's workflow: as sent, else a new UUID"));
    all.put(Headers.POSITION, text("How far the log goes with this answer: lane.position"));
    all.put(
        Headers.PARKED,
        text(
            "Read models that lack what happened to the user lately, in a list of all users to any"
                + " of them; left out where none does"));
    all.put(
        HttpHeaders.ETAG,
        text("The version of what is shown, for If-Match and If-None-Match: \"3\""));
    all.put(HttpHeaders.LINK, text("The next page, rel=\"next\"; left out on the last"));
    all.put(HttpHeaders.LOCATION, text("Where it can be read"));
    all.put(Headers.REPLAYED, text("true on the answer to an earlier attempt; else left out"));
    all.put(HttpHeaders.RETRY_AFTER, number("In how many seconds to send the same request again"));
    all.put(HttpHeaders.WWW_AUTHENTICATE, text("Bearer"));
    all.put(RATE_LIMIT, text("What is left of what the caller may send; left out without a limit"));
    all.put(RATE_LIMIT_POLICY, text("How much a caller may send; left out without a limit"));
    return all;
  }

  /** Those of a problem of that status, whatever was asked for. */
  static List<String> ofProblem(String status) {
    List<String> names = new ArrayList<>(List.of(Headers.CORRELATION_ID));
    if (SHOWING.contains(status)) {
      names.add(HttpHeaders.ETAG);
    }
    if (DENYING.contains(status)) {
      names.add(Headers.POSITION);
    }
    switch (status) {
      case "401" -> names.add(HttpHeaders.WWW_AUTHENTICATE);
      case "429", "503" -> names.add(HttpHeaders.RETRY_AFTER);
      default -> {}
    }
    return names;
  }

  /** Those of an answer of an operation. */
  static List<String> of(HttpMethod method, Operation operation, String status) {
    var all =
        status.compareTo("400") >= 0
            ? ofProblem(status).stream()
            : isRead(method, operation) ? ofRead(operation) : ofCommand(operation, status);
    var limited = isLimited(method, operation) && (status.startsWith("2") || status.equals("429"));
    return limited
        ? Stream.concat(all, Stream.of(RATE_LIMIT, RATE_LIMIT_POLICY)).toList()
        : all.toList();
  }

  static void add(APIResponse response, List<String> names) {
    names.forEach(name -> response.addHeader(name, OASFactory.createHeader().ref(name)));
  }

  /** One question is too long for an address. */
  private static boolean isRead(HttpMethod method, Operation operation) {
    return method == HttpMethod.GET || OF_ONE_USER.contains(operation.getOperationId());
  }

  private static Stream<String> ofRead(Operation operation) {
    var id = operation.getOperationId();
    List<String> names = new ArrayList<>(List.of(Headers.CORRELATION_ID));
    if (OF_ONE_USER.contains(id) || OF_THE_LOG.equals(id)) {
      names.add(Headers.POSITION);
    }
    if (OF_ONE_USER.contains(id) || OF_ALL_USERS.contains(id)) {
      names.add(Headers.PARKED);
    }
    if (takes(operation, HttpHeaders.IF_NONE_MATCH)) {
      names.add(HttpHeaders.ETAG);
    }
    if (takes(operation, "cursor") || BY_VERSION.equals(id)) {
      names.add(HttpHeaders.LINK);
    }
    return names.stream();
  }

  private static Stream<String> ofCommand(Operation operation, String status) {
    List<String> names =
        new ArrayList<>(
            List.of(Headers.CORRELATION_ID, Headers.POSITION, HttpHeaders.ETAG, Headers.REPLAYED));
    if (status.equals("201")
        || (status.equals("202") && BEGINNINGS.contains(operation.getOperationId()))) {
      names.add(HttpHeaders.LOCATION);
    }
    return names.stream();
  }

  /** Only orders and replacements are: cancels never, and of streams only how many are open. */
  private static boolean isLimited(HttpMethod method, Operation operation) {
    return method != HttpMethod.GET && operation.getResponses().hasAPIResponse("429");
  }

  private static boolean takes(Operation operation, String parameter) {
    var all = operation.getParameters();
    return all != null && all.stream().anyMatch(one -> parameter.equals(one.getName()));
  }

  private static Header text(String description) {
    return header(description, SchemaType.STRING);
  }

  private static Header number(String description) {
    return header(description, SchemaType.INTEGER);
  }

  private static Header header(String description, Schema.SchemaType type) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(type));
  }
}
