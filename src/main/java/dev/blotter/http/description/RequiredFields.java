package dev.blotter.http.description;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says in the description of the API which fields are always there: those of a record that are not
 * {@code @Nullable}, since what is null is left out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredFields implements OASFilter {

  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
  private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final String ROOT = "dev.blotter";
  private static final String QUESTION = "is";

  private final Map<DotName, ClassInfo> records;

  /** Of all classes that the description is made from. */
  public RequiredFields(IndexView index) {
    records =
        index.getKnownClasses().stream()
            .filter(type -> type.isRecord() && type.name().toString().startsWith(ROOT))
            .collect(Collectors.toMap(ClassInfo::name, type -> type, (type, again) -> type));
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().getSchemas().forEach(this::require);
  }

  private void require(String name, Schema schema) {
    if (schema.getProperties() != null && !saysSo(schema)) {
      var type = recordOf(name, schema.getProperties().keySet());
      hidden(type).forEach(schema::removeProperty);
      type.recordComponents().stream()
          .filter(field -> !field.type().hasAnnotation(NULLABLE))
          .map(RequiredFields::name)
          .filter(field -> schema.getProperties().containsKey(field) && !isRequired(schema, field))
          .forEach(schema::addRequired);
    }
  }

  /** The one record that has the schema's name, and all that it describes. */
  private ClassInfo recordOf(String name, Set<String> described) {
    var found =
        records.values().stream()
            .filter(type -> name(type).equals(name) && all(type).containsAll(described))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(name + " is the schema of " + found.size() + " records");
    }
    return found.getFirst();
  }

  private static Set<String> all(ClassInfo type) {
    var fields = type.recordComponents().stream().map(RequiredFields::name);
    return Stream.concat(fields, hidden(type)).collect(Collectors.toSet());
  }

  /** What the framework takes for fields, and only the code asks. */
  private static Stream<String> hidden(ClassInfo type) {
    return type.methods().stream()
        .filter(method -> !Modifier.isPublic(method.flags()) && method.name().startsWith(QUESTION))
        .map(method -> translated(method.name().substring(QUESTION.length())));
  }

  private static boolean saysSo(Schema schema) {
    return schema.getProperties().keySet().stream().allMatch(field -> isRequired(schema, field));
  }

  private static boolean isRequired(Schema schema, String field) {
    return schema.getRequired() != null && schema.getRequired().contains(field);
  }

  private static String name(ClassInfo type) {
    var named = type.declaredAnnotation(SCHEMA);
    var name = named == null ? null : named.value("name");
    return name == null ? type.simpleName() : name.asString();
  }

  private static String name(RecordComponentInfo field) {
    var named = field.field().declaredAnnotation(PROPERTY);
    return named == null ? translated(field.name()) : named.value().asString();
  }

  private static String translated(String name) {
    return SnakeCaseStrategy.INSTANCE.translate(name);
  }
}
