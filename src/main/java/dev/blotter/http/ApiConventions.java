package dev.blotter.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the description of every operation what all of them have in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiConventions implements OASFilter {

  /** What the framework says of these has neither the body nor the codes that they have. */
  private static final Set<String> MADE_BY_SECURITY = Set.of("401", "403");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var components = api.getComponents();
    ProblemResponses.all().forEach(components::addResponse);
    ProblemResponses.headers().forEach(components::addHeader);
    api.getPaths().getPathItems().values().forEach(ApiConventions::describe);
  }

  private static void describe(PathItem path) {
    path.getOperations().forEach(ApiConventions::describe);
  }

  private static void describe(PathItem.HttpMethod method, Operation operation) {
    var responses = operation.getResponses();
    responses.getAPIResponses().values().forEach(ApiConventions::addHeaders);
    responses.getAPIResponses().forEach(ApiConventions::addProblem);
    for (var status : ProblemResponses.of(method)) {
      if (!responses.hasAPIResponse(status) || MADE_BY_SECURITY.contains(status)) {
        responses.addAPIResponse(
            status, OASFactory.createAPIResponse().ref(ProblemResponses.name(status)));
      }
    }
    HeaderParameters.of(method, operation.getOperationId()).forEach(operation::addParameter);
  }

  /** Where an operation has its own words for a refusal, its body is that of all others. */
  private static void addProblem(String status, APIResponse response) {
    if (status.compareTo("400") >= 0 && response.getRef() == null) {
      response.setContent(ProblemResponses.content());
    }
  }

  private static void addHeaders(APIResponse response) {
    for (var name : ProblemResponses.headers().keySet()) {
      response.addHeader(name, OASFactory.createHeader().ref(name));
    }
  }
}
