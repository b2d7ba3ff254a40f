package dev.blotter.http.description;

import dev.blotter.http.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the description of the API says of problems. */
final class ProblemResponses {

  private static final Map<String, String> STATUSES = new LinkedHashMap<>();
  private static final List<String> ALWAYS =
      List.of("400", "401", "403", "404", "406", "500", "503");
  private static final List<String> CHANGES = List.of("409", "412", "422");
  private static final List<String> BODIES = List.of("413", "415");

  static {
    STATUSES.put("400", "The request is malformed; code, field and errors say where");
    STATUSES.put("401", "No valid bearer token");
    STATUSES.put("403", "The caller's roles do not allow it");
    STATUSES.put("404", "There is no such thing, or not for the caller");
    STATUSES.put("406", "No representation of the type asked for");
    STATUSES.put("409", "The state of things does not allow it; the state is in the problem");
    STATUSES.put("412", "The version in If-Match is not the current one");
    STATUSES.put("413", "The body is larger than 64 KiB");
    STATUSES.put("415", "The body is not application/json");
    STATUSES.put("422", "Understood, but a rule forbids it; code says which");
    STATUSES.put("500", "The service failed; quote the trace_id");
    STATUSES.put("503", "Not now, or nobody knows: send the same again after Retry-After");
  }

  private ProblemResponses() {}

  /** The statuses that any operation with that method can answer with, besides success. */
  static List<String> of(HttpMethod method) {
    return STATUSES.keySet().stream().filter(status -> applies(status, method)).toList();
  }

  private static boolean applies(String status, HttpMethod method) {
    var changes = method != HttpMethod.GET;
    var body = changes && method != HttpMethod.DELETE;
    return ALWAYS.contains(status)
        || (changes && CHANGES.contains(status))
        || (body && BODIES.contains(status));
  }

  /** The name of a status's response among the components. */
  static String name(String status) {
    return "Problem" + status;
  }

  static Map<String, APIResponse> all(ProblemCodes codes) {
    Map<String, APIResponse> responses = new LinkedHashMap<>();
    STATUSES.forEach(
        (status, text) -> responses.put(name(status), response(status, text, codes.of(status))));
    return responses;
  }

  private static APIResponse response(String status, String text, List<String> codes) {
    var description = text + ". Codes: " + String.join(", ", codes);
    var response = OASFactory.createAPIResponse().description(description).content(content());
    AnswerHeaders.add(response, AnswerHeaders.ofProblem(status));
    return response;
  }

  /** What a problem's body is. */
  static Content content() {
    var media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
    return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media);
  }
}
