package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node shows to whoever gathers metrics. */
record MetricsPage(List<Series> series) {

  /** The label that Prometheus adds: where it has found the series. */
  static final String NODE = "instance";

  /** A line of the page. */
  record Series(String name, Map<String, String> labels, double value) {

    private static Series of(String line) {
      var end = line.lastIndexOf(' ');
      var key = line.substring(0, end);
      var labels = new HashMap<String, String>();
      Selector.Condition.all(key).forEach(label -> labels.put(label.label(), label.value()));
      return new Series(
          key.split("\\{", 2)[0], labels, Double.parseDouble(line.substring(end + 1)));
    }
  }

  static MetricsPage of(URL management) {
    var text =
        RestAssured.get("http://localhost:" + management.getPort() + "/q/metrics").asString();
    return new MetricsPage(
        text.lines().filter(line -> !line.startsWith("#")).map(Series::of).toList());
  }

  /** The value of the series of that name which has these labels and no others. */
  double value(String name, Map<String, String> labels) {
    return series.stream()
        .filter(one -> one.name().equals(name) && one.labels().equals(labels))
        .mapToDouble(Series::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + labels + " in " + series));
  }

  double value(String name) {
    return value(name, Map.of());
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /**
   * Fails unless there are series of each metric, as restricted, and with the labels summed up by.
   */
  void hasWhatIsAskedFor(PromQuery query) {
    assertThat(query.metrics()).as(query.text()).isNotEmpty().isSubsetOf(names());
    assertThat(query.selectors())
        .allSatisfy(asked -> assertThat(series).as(asked::toString).anyMatch(asked::matches));
    assertThat(labels(query.metrics())).as(query.text()).containsAll(query.labels());
  }

  /** The labels of series of these metrics, as Prometheus has them. */
  Set<String> labels(Set<String> metrics) {
    var labels = new HashSet<>(Set.of(NODE));
    series.stream()
        .filter(one -> metrics.contains(one.name()))
        .forEach(one -> labels.addAll(one.labels().keySet()));
    return labels;
  }

  private Set<String> names() {
    return series.stream().map(Series::name).collect(Collectors.toSet());
  }
}
