package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.blotter.http.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The alert rules ask for metrics that are there. */
@Tag("service")
@QuarkusTest
class AlertsTest {
  private static final Path RULES = Path.of("k8s/monitoring/alerts.yaml");
  private static final Pattern TOLD = Pattern.compile("\\$labels\\.([a-z_]+)");
  private static final Pattern WINDOW = Pattern.compile("(\\d+)([mhd])");

  /** Four looks of a Prometheus that is not told how often: one may be late, and one fail. */
  private static final Duration SHORTEST = Duration.ofMinutes(4);

  /** Whoever looks every few seconds has all of them added up each time. */
  private static final Duration LONGEST = Duration.ofDays(1);

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Inject MetricsJob job;

  private MetricsPage metrics;

  @BeforeEach
  void read_the_metrics() {
    Client.operator().call().get("/v1/admin/database/pool").then().statusCode(200);
    job.run().await().atMost(Duration.ofSeconds(20));
    metrics = MetricsPage.of(management);
  }

  @Test
  void every_metric_of_a_rule_is_exposed() throws IOException {
    assertThat(expressions()).hasSizeGreaterThan(10);
    expressions().values().forEach(metrics::hasWhatIsAskedFor);
  }

  @Test
  void every_rate_is_told_from_several_looks_and_not_from_too_many() throws IOException {
    assertThat(expressions().values().stream().map(PromQuery::windows).flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(window -> assertThat(length(window)).isBetween(SHORTEST, LONGEST));
  }

  /** The average of a count says nothing of how often there was something to count. */
  @Test
  void a_minute_with_many_slow_statements_is_one_minute() throws IOException {
    assertThat(expressions().values())
        .filteredOn(query -> query.metrics().contains("blotter_database_statements_slow"))
        .extracting(PromQuery::text)
        .isNotEmpty()
        .allMatch(text -> text.contains("> bool 0)["));
  }

  @Test
  void every_label_that_a_rule_tells_is_one_of_its_result() throws IOException {
    for (var rule : rules()) {
      var query = query(rule);
      var kept = query.sumsUp() ? query.labels() : metrics.labels(query.metrics());
      assertThat(told(rule)).as(rule.path("alert").asText()).allMatch(kept::contains);
    }
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
    var orders = Map.of("table", "orders");
    for (var table : PartitionedTable.ALL) {
      var labels = Map.of("table", table.name());
      assertThat(metrics.value("blotter_database_partitions_ahead_days", labels))
          .as(table.name())
          .isGreaterThan(14);
    }
    assertThat(metrics.value("blotter_database_partitions_default_rows")).isZero();
    assertThat(metrics.value("blotter_database_blocks_hit_total")).isPositive();
    assertThat(metrics.value("blotter_database_blocks_read_total")).isNotNegative();
    assertThat(metrics.value("blotter_database_index_redundant")).isGreaterThan(3);
    assertThat(metrics.value("blotter_database_pool_limit")).isEqualTo(68);
    assertThat(metrics.value("blotter_database_table_size_bytes", orders)).isPositive();
    assertThat(metrics.value("blotter_database_statements_slow")).isNotNegative();
  }

  private static Stream<String> told(JsonNode rule) {
    return TOLD.matcher(rule.path("annotations").toString()).results().map(found -> found.group(1));
  }

  private static Duration length(String window) {
    var parts = WINDOW.matcher(window);
    assertThat(parts.matches()).as(window).isTrue();
    return Duration.parse(
        (parts.group(2).equals("d") ? "P" : "PT") + window.toUpperCase(Locale.ROOT));
  }

  private static Map<String, PromQuery> expressions() throws IOException {
    var expressions = new TreeMap<String, PromQuery>();
    rules().forEach(rule -> expressions.put(rule.path("alert").asText(), query(rule)));
    return expressions;
  }

  private static PromQuery query(JsonNode rule) {
    return new PromQuery(rule.path("expr").asText());
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (var group : new YAMLMapper().readTree(RULES.toFile()).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }
}
