package dev.blotter.http.description;

import dev.blotter.http.Headers;
import dev.blotter.http.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What the description of the API says of the headers that many operations take. */
final class HeaderParameters {

  /**
   * Operations that something in their body names for ever, that change nothing, or that are done
   * once however often they are asked for.
   */
  private static final Set<String> WITHOUT_KEY =
      Set.of(
          "placeOrder",
          "validateOrder",
          "whatIf",
          "reportExecution",
          "putQuote",
          "putDailyPrices",
          "putInstrument",
          "explainQuery",
          "resetSlowQueries",
          "acknowledgeFaults",
          "verifyLog",
          "cancelVerification",
          "reconcile",
          "cancelReconciliation",
          "valueAccounts",
          "pauseRebuild",
          "resumeRebuild",
          "cancelRebuild",
          "cancelMaintenance");

  /** Methods whose requests change nothing when they are sent again. */
  private static final Set<HttpMethod> IDEMPOTENT = Set.of(HttpMethod.PUT, HttpMethod.DELETE);

  private static final String KEY = "^" + IdempotencyKey.PATTERN + "$";

  private HeaderParameters() {}

  static List<Parameter> of(HttpMethod method, String operationId) {
    List<Parameter> parameters = new ArrayList<>();
    var workflow =
        parameter(Headers.CORRELATION_ID, "The workflow this belongs to; new if left out");
    parameters.add(workflow.schema(uuid()));
    if (method == HttpMethod.GET) {
      var text = "A Blotter-Position that was given: the answer goes at least that far";
      var place = parameter(Headers.POSITION, text);
      parameters.add(place.schema(text().pattern("^\\d{1,2}\\.\\d{1,18}$")));
      return parameters;
    }
    var cause = "The event that led to this request, where one did: its event_id";
    parameters.add(parameter(Headers.CAUSATION_ID, cause).schema(uuid()));
    if (!WITHOUT_KEY.contains(operationId)) {
      var text = "New for this request, the same for its retries";
      var key = parameter(Headers.IDEMPOTENCY_KEY, text).schema(text().pattern(KEY));
      parameters.add(key.required(!IDEMPOTENT.contains(method)));
    }
    return parameters;
  }

  private static Schema uuid() {
    return OASFactory.createSchema().ref("UUID");
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static Parameter parameter(String name, String description) {
    return OASFactory.createParameter()
        .in(Parameter.In.HEADER)
        .name(name)
        .description(description)
        .required(false);
  }
}
