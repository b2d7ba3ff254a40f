package dev.blotter.database;

import io.micrometer.core.instrument.binder.http.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The series of a metric whose labels are as a query says. */
record Selector(String metric, List<Condition> conditions) {

  /** What a query demands of a label. */
  record Condition(String label, String operator, String value) {

    private static final Pattern ONE =
        Pattern.compile("([a-z_]+)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Stream<Condition> all(String text) {
      return ONE.matcher(text)
          .results()
          .map(c -> new Condition(c.group(1), c.group(2), c.group(3)));
    }

    boolean holds(Map<String, String> labels) {
      var found = labels.get(label);
      return found != null
          && switch (operator) {
            case "=" -> found.equals(value) || (label.equals("outcome") && mayBe(value));
            case "!=" -> !found.equals(value);
            case "=~" -> found.matches(value);
            default -> !found.matches(value);
          };
    }

    /** Not each outcome has come to pass where a test looks. */
    private static boolean mayBe(String outcome) {
      return Stream.of(Outcome.values()).map(Enum::name).anyMatch(outcome::equals);
    }
  }

  static Selector of(String metric, String conditions) {
    return new Selector(metric, Condition.all(conditions).toList());
  }

  /** The label that Prometheus adds itself says of which node a series is. */
  boolean matches(MetricsPage.Series series) {
    return series.name().equals(metric)
        && conditions.stream()
            .filter(condition -> !condition.label().equals(MetricsPage.NODE))
            .allMatch(condition -> condition.holds(series.labels()));
  }
}
