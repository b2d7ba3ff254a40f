package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.Account;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard asks for metrics that are there, and says what it shows. */
@Tag("service")
@QuarkusTest
class DashboardTest {

  private static final Path FILE = Path.of("k8s/monitoring/dashboard.json");
  private static final int COLUMNS = 24;
  private static final Pattern NAMED = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final Pattern PART = Pattern.compile("_(bucket|sum|count|max)$");

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Inject MetricsJob job;

  @Test
  void every_query_asks_for_what_is_exposed() throws IOException {
    var metrics = afterSomeWork();
    assertThat(queries()).hasSizeGreaterThan(24);
    queries().forEach(metrics::hasWhatIsAskedFor);
  }

  @Test
  void every_metric_is_explained() throws IOException {
    var page = Files.readString(Path.of("docs/database-monitoring.md"));
    assertThat(queries().stream().flatMap(query -> query.metrics().stream()))
        .map(name -> PART.matcher(name).replaceFirst(""))
        .filteredOn(name -> !page.contains("`" + name + "`"))
        .isEmpty();
  }

  @Test
  void every_query_is_of_the_source_and_of_the_nodes_that_were_chosen() throws IOException {
    assertThat(targets())
        .allSatisfy(
            target -> {
              var query = query(target);
              assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
              assertThat(query.selectors())
                  .allSatisfy(
                      asked -> assertThat(asked.toString()).contains("instance", "$instance"))
                  .extracting(Selector::metric)
                  .containsAll(query.metrics());
            });
    assertThat(board().at("/templating/list"))
        .extracting(variable -> variable.path("name").asText())
        .containsExactly("datasource", "instance");
  }

  @Test
  void every_label_in_a_legend_is_one_of_the_result() throws IOException {
    assertThat(targets())
        .allSatisfy(
            target ->
                assertThat(named(target.path("legendFormat").asText()))
                    .allMatch(query(target).labels()::contains));
  }

  @Test
  void every_panel_says_what_it_shows_in_which_unit_and_what_is_good() throws IOException {
    assertThat(panels())
        .hasSizeBetween(10, 24)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asText()).isNotBlank();
              assertThat(panel.path("description").asText()).contains("Good: ").endsWith(".");
              assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
              assertThat(panel.path("targets")).isNotEmpty();
            });
  }

  @Test
  void no_panel_covers_another_or_leaves_the_grid() throws IOException {
    var taken = new HashSet<List<Integer>>();
    for (var panel : board().path("panels")) {
      assertThat(cells(panel.path("gridPos")))
          .as(panel.path("title").asText())
          .isNotEmpty()
          .allMatch(cell -> cell.getFirst() < COLUMNS)
          .allMatch(taken::add);
    }
  }

  /** Orders and reads, and a collection of garbage: what has not happened yet is not counted. */
  private MetricsPage afterSomeWork() {
    Account.withCash("1000.00").get("/portfolio").then().statusCode(200);
    job.run().await().atMost(Duration.ofSeconds(20));
    System.gc();
    return Awaitility.await()
        .until(() -> MetricsPage.of(management), page -> page.has("jvm_gc_pause_seconds_max"));
  }

  private static Stream<List<Integer>> cells(JsonNode grid) {
    return along(grid, "x", "w").flatMap(x -> along(grid, "y", "h").map(y -> List.of(x, y)));
  }

  private static Stream<Integer> along(JsonNode grid, String from, String length) {
    int start = grid.path(from).asInt(COLUMNS);
    return IntStream.range(start, start + grid.path(length).asInt()).boxed();
  }

  private static Stream<String> named(String legend) {
    return NAMED.matcher(legend).results().map(found -> found.group(1));
  }

  private static List<PromQuery> queries() throws IOException {
    return targets().stream().map(DashboardTest::query).toList();
  }

  private static PromQuery query(JsonNode target) {
    return new PromQuery(target.path("expr").asText());
  }

  private static List<JsonNode> targets() throws IOException {
    return panels().stream().flatMap(panel -> all(panel.path("targets"))).toList();
  }

  private static List<JsonNode> panels() throws IOException {
    return all(board().path("panels"))
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode board() throws IOException {
    return new ObjectMapper().readTree(FILE.toFile());
  }
}
