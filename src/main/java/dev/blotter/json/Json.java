package dev.blotter.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * The mapper of events, states and answers: snake_case, decimals as plain strings, times as ISO
 * 8601, nulls left out, unknown fields a fault. Separate from the mapper of the REST API, so that a
 * change of the one never changes what is stored.
 */
public final class Json {

  public static final ObjectMapper MAPPER = mapper();

  /** Does not look for names that come twice; to tell the mapper's own parser so has no effect. */
  private static final JsonFactory STORED = factory();

  static final ObjectReader PACKED = MAPPER.reader().with(STORED);

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what the database has kept as {@code jsonb}, which has no name twice: so it is not looked
   * for, which would be a good part of the work.
   */
  public static <T> StoredJson<T> stored(Class<T> type) {
    return new StoredJson<>(MAPPER.readerFor(type).with(STORED));
  }

  /** States are maps by id: names that are as many as the data are not to be kept by the JVM. */
  private static JsonFactory factory() {
    return JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder(factory())
            .addModules(new JavaTimeModule(), new ParameterNamesModule(), new KernelModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    mapper
        .configOverride(BigDecimal.class)
        .setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
    return mapper;
  }
}
