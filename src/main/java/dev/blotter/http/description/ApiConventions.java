package dev.blotter.http.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/** Adds to the description of every operation what all of them have in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiConventions implements OASFilter {

  /** What the framework says of these has neither the body nor the codes that they have. */
  private static final Set<String> MADE_BY_FRAMEWORK = Set.of("400", "401", "403");

  private final ProblemCodes codes;

  /** Of all classes that the description is made from. */
  public ApiConventions(IndexView index) {
    codes = ProblemCodes.of(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var components = api.getComponents();
    ProblemResponses.all(codes).forEach(components::addResponse);
    AnswerHeaders.all().forEach(components::addHeader);
    Tags.describe(api);
    api.getPaths().getPathItems().values().forEach(ApiConventions::describe);
  }

  private static void describe(PathItem path) {
    path.getOperations().forEach(ApiConventions::describe);
  }

  private static void describe(PathItem.HttpMethod method, Operation operation) {
    var responses = operation.getResponses();
    ExportResponses.describe(operation);
    responses
        .getAPIResponses()
        .forEach(
            (status, response) ->
                AnswerHeaders.add(response, AnswerHeaders.of(method, operation, status)));
    responses.getAPIResponses().forEach(ApiConventions::addProblem);
    for (var status : ProblemResponses.of(method)) {
      if (!responses.hasAPIResponse(status) || MADE_BY_FRAMEWORK.contains(status)) {
        responses.addAPIResponse(
            status, OASFactory.createAPIResponse().ref(ProblemResponses.name(status)));
      }
    }
    HeaderParameters.of(method, operation.getOperationId()).forEach(operation::addParameter);
    operation.getParameters().forEach(ParameterTexts::describe);
  }

  /** Where an operation has its own words for a refusal, its body is that of all others. */
  private static void addProblem(String status, APIResponse response) {
    if (status.compareTo("400") >= 0 && response.getRef() == null) {
      response.setContent(ProblemResponses.content());
    }
  }
}
