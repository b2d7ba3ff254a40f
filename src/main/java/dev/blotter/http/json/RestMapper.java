package dev.blotter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.blotter.json.KernelModule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The mapper of the REST API: snake_case, decimals as strings, nulls left out. It reads strictly:
 * an unknown or doubled field, a value of another kind and text after the end are faults, and
 * nothing is turned into something else in silence. Apart from the mapper of what is stored, so
 * that the one can change without the other.
 */
final class RestMapper {

  private static final List<CoercionInputShape> SCALARS =
      List.of(
          CoercionInputShape.Integer,
          CoercionInputShape.Float,
          CoercionInputShape.Boolean,
          CoercionInputShape.String,
          CoercionInputShape.EmptyString);

  private RestMapper() {}

  @Produces
  @Singleton
  static ObjectMapper create() {
    var mapper = builder().build();
    refuseCoercion(mapper, LogicalType.Textual, CoercionInputShape.String);
    refuseCoercion(mapper, LogicalType.Integer, CoercionInputShape.Integer);
    refuseCoercion(mapper, LogicalType.Boolean, CoercionInputShape.Boolean);
    refuseCoercion(mapper, LogicalType.Enum, CoercionInputShape.String);
    return mapper;
  }

  private static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModules(
            new JavaTimeModule(),
            new ParameterNamesModule(),
            new KernelModule(),
            new StrictModule())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }

  private static void refuseCoercion(
      ObjectMapper mapper, LogicalType type, CoercionInputShape own) {
    var config = mapper.coercionConfigFor(type);
    SCALARS.stream()
        .filter(shape -> shape != own)
        .filter(shape -> type != LogicalType.Textual || shape != CoercionInputShape.EmptyString)
        .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail));
  }
}
