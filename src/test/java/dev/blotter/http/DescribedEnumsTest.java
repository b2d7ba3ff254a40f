package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.kernel.AggregateType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients are generated from the description: its names must not move, nor its values be others.
 */
@Tag("service")
@QuarkusTest
class DescribedEnumsTest {

  private static final String SETTING = "mp.openapi.schema.";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void no_schema_is_numbered_because_another_one_has_its_name() throws IOException {
    var api = JSON.readTree(RestAssured.get("/q/openapi?format=json").asString());
    assertThat(api.at("/components/schemas").fieldNames())
        .toIterable()
        .contains("AggregateType", "ActorType")
        .noneMatch(name -> Character.isDigit(name.charAt(name.length() - 1)));
  }

  @Test
  void enums_described_in_settings_have_the_values_of_the_code() throws Exception {
    var config = ConfigProvider.getConfig();
    List<Class<?>> compared = new ArrayList<>();
    for (var name : config.getPropertyNames()) {
      if (name.startsWith(SETTING + "dev.blotter.")) {
        var type = Class.forName(name.substring(SETTING.length()));
        if (type.isEnum()) {
          var described = JSON.readTree(config.getValue(name, String.class)).path("enum");
          assertThat(StreamSupport.stream(described.spliterator(), false).map(v -> v.asText()))
              .as(name)
              .containsExactlyElementsOf(values(type));
          compared.add(type);
        }
      }
    }
    assertThat(compared).contains(AggregateType.class);
  }

  private static List<String> values(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(value -> value instanceof AggregateType named ? named.label() : value.toString())
        .toList();
  }
}
