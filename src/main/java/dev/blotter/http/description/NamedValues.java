package dev.blotter.http.description;

import dev.blotter.kernel.DomainEvent;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/**
 * Lists in the description of the API the names that are spread over many types of the code, so
 * that a generated client knows them: the codes of problems and the types of events. Fields named
 * after them refer to them, and others by {@code @Schema(ref = …)}. What an event holds is
 * described by the package that offers its aggregate over HTTP.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NamedValues implements OASFilter {

  private static final String PROBLEM_CODE = "ProblemCode";
  private static final String EVENT_TYPE = "EventType";
  private static final String EVENT_TEXT =
      "What can happen to an aggregate; the schema of that name is its payload's";

  /** Fields that hold such a name, or one of an enum, as a text. */
  private static final Map<String, String> NAMED =
      Map.of(
          "event_type", EVENT_TYPE,
          "aggregate_type", "AggregateType",
          "actor_type", "ActorType");

  private final List<String> codes;
  private final List<String> eventTypes;

  /** Of all classes that the description is made from. */
  public NamedValues(IndexView index) {
    codes = ProblemCodes.of(index).names();
    eventTypes =
        index.getAllKnownImplementations(DomainEvent.class).stream()
            .filter(type -> type.isRecord())
            .map(type -> type.simpleName())
            .sorted()
            .toList();
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var components = api.getComponents();
    components.addSchema(
        PROBLEM_CODE, names("What went wrong; docs/errors.md explains each", codes));
    components.addSchema(EVENT_TYPE, names(EVENT_TEXT, described(components.getSchemas())));
    components.getSchemas().values().forEach(NamedValues::refer);
  }

  /** Tests have events of their own, whose payload is not described. */
  private List<String> described(Map<String, Schema> schemas) {
    return eventTypes.stream().filter(schemas::containsKey).toList();
  }

  private static void refer(Schema schema) {
    if (schema.getProperties() != null) {
      schema.getProperties().forEach(NamedValues::refer);
    }
  }

  private static void refer(String field, Schema schema) {
    var name = NAMED.get(field);
    if (name != null && schema.getRef() == null) {
      schema.setRef(name);
      schema.setType(null);
      schema.setExamples(null);
    }
  }

  /** A list of types is said to be one of texts, since an event's type is no enum of the code. */
  @Override
  public Parameter filterParameter(Parameter parameter) {
    var items = parameter.getSchema() == null ? null : parameter.getSchema().getItems();
    if (items != null) {
      refer(parameter.getName(), items);
    }
    return parameter;
  }

  private static Schema names(String description, List<String> names) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.STRING)
        .description(description)
        .enumeration(List.copyOf(names));
  }
}
