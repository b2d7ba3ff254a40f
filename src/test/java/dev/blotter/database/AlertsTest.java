package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.blotter.http.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The alert rules ask for metrics that are there. */
@Tag("service")
@QuarkusTest
class AlertsTest {
  private static final Path RULES = Path.of("k8s/monitoring/alerts.yaml");
  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");
  private static final Pattern SELECTED = Pattern.compile("([a-z0-9_]+)\\{([a-z_]+)=");
  private static final Set<String> WORDS =
      Set.of("max", "min", "sum", "abs", "rate", "increase", "histogram_quantile", "and", "or");

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Inject MetricsJob job;

  private String metrics;

  @BeforeEach
  void read_the_metrics() {
    Client.operator().call().get("/v1/admin/database/pool").then().statusCode(200);
    job.run().await().atMost(Duration.ofSeconds(20));
    metrics = RestAssured.get("http://localhost:" + management.getPort() + "/q/metrics").asString();
  }

  @Test
  void every_metric_of_a_rule_is_exposed() throws IOException {
    var exposed = exposed();
    assertThat(expressions())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (alert, expression) -> {
              assertThat(names(expression)).isNotEmpty().isSubsetOf(exposed);
              SELECTED
                  .matcher(expression)
                  .results()
                  .forEach(
                      s ->
                          assertThat(metrics)
                              .containsPattern(
                                  "(?m)^" + s.group(1) + "\\{[^}]*\\b" + s.group(2) + "="));
            });
  }

  @Test
  void every_rule_says_what_to_do_and_is_explained() throws IOException {
    var page = Files.readString(Path.of("docs/database-monitoring.md"));
    for (var rule : rules()) {
      assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
      assertThat(rule.path("annotations").path("action").asText()).isNotEmpty();
      assertThat(rule.path("labels").path("severity").asText()).isIn("info", "warning", "critical");
      assertThat(page).contains("`" + rule.path("alert").asText() + "`");
    }
  }

  @Test
  void the_figures_are_those_of_the_database() {
    assertThat(value("blotter_database_partitions_ahead_days{table=\"orders\"}")).isGreaterThan(14);
    assertThat(value("blotter_database_partitions_ahead_days{table=\"domain_events\"}"))
        .isGreaterThan(14);
    assertThat(value("blotter_database_partitions_default_rows")).isZero();
    assertThat(value("blotter_database_cache_hit_ratio")).isBetween(0.0, 1.0);
    assertThat(value("blotter_database_index_redundant")).isGreaterThan(3);
    assertThat(value("blotter_database_pool_limit")).isEqualTo(60);
    assertThat(value("blotter_database_table_size_bytes{table=\"orders\"}")).isPositive();
    assertThat(value("blotter_database_statements_slow")).isNotNegative();
  }

  private double value(String series) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + " in " + metrics));
  }

  private Set<String> exposed() {
    var names = new TreeSet<String>();
    metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
    return names;
  }

  private static Set<String> names(String expression) {
    var bare =
        expression
            .replaceAll("\\{[^}]*}|\\[[^]]*]|\\bby \\([^)]*\\)", "")
            .replaceAll("\\b[0-9.]+\\b", "");
    var names = new TreeSet<String>();
    NAME.matcher(bare).results().forEach(found -> names.add(found.group()));
    names.removeAll(WORDS);
    return names;
  }

  private static Map<String, String> expressions() throws IOException {
    var expressions = new TreeMap<String, String>();
    rules().forEach(r -> expressions.put(r.path("alert").asText(), r.path("expr").asText()));
    return expressions;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (var group : new YAMLMapper().readTree(RULES.toFile()).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }
}
