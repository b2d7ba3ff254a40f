package dev.blotter.http.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Makes the description of the API plain where the framework writes what generators of clients take
 * for something else: a type beside a reference for a new type, defaults of numbers as texts, a
 * reference with a default as one of two parts, and patterns of the whole as if they were of a
 * part.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PlainSchemas implements OASFilter {

  /** What is not blank: the one pattern that a part of the text may fit. */
  private static final String SOMETHING = "\\S";

  /** What is answered where a client takes any, of what an operation can answer. */
  private static final List<String> USUAL = List.of("application/json", "text/event-stream");

  @Override
  public Schema filterSchema(Schema schema) {
    unfold(schema);
    if (schema.getRef() != null) {
      schema.setType(null);
    }
    var pattern = schema.getPattern();
    if (pattern != null && !pattern.equals(SOMETHING) && !pattern.startsWith("^")) {
      schema.setPattern("^(?:" + pattern + ")$");
    }
    if (schema.getDefaultValue() instanceof String text) {
      schema.setDefaultValue(typed(schema, text));
    }
    return schema;
  }

  /** Generators take what stands first for what is answered, as it is where a client takes any. */
  @Override
  public APIResponse filterAPIResponse(APIResponse response) {
    var content = response.getContent();
    if (content != null) {
      Map<String, MediaType> types = new LinkedHashMap<>();
      USUAL.forEach(type -> types.computeIfAbsent(type, content::getMediaType));
      content.getMediaTypes().forEach(types::putIfAbsent);
      content.setMediaTypes(types);
    }
    return response;
  }

  /** What has a default may be left out. */
  @Override
  public Parameter filterParameter(Parameter parameter) {
    var schema = parameter.getSchema();
    if (schema != null && schema.getDefaultValue() != null) {
      parameter.setRequired(null);
    }
    return parameter;
  }

  private static void unfold(Schema schema) {
    var parts = schema.getAllOf();
    if (parts == null || parts.size() != 2 || schema.getProperties() != null) {
      return;
    }
    var named = parts.getFirst();
    var standing = parts.getLast();
    if (named.getRef() != null && standing.getDefaultValue() != null) {
      schema.setAllOf(null);
      schema.setRef(named.getRef());
      schema.setDefaultValue(standing.getDefaultValue());
    }
  }

  private static Object typed(Schema schema, String text) {
    var types = schema.getType();
    if (types == null) {
      return text;
    }
    return switch (types.getFirst()) {
      case INTEGER -> Long.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      default -> text;
    };
  }
}
