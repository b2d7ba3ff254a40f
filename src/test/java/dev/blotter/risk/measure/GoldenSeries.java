package dev.blotter.risk.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The series that a published case names, and how a number that is none is written. */
final class GoldenSeries {

  /** Where empyrical divides by zero it says infinite; ours is no figure then either. */
  private static final Set<String> NONE =
      Set.of("nan", "inf", "-inf", "infinity", "-infinity", "undefined", "none", "null");

  private static final Map<String, Integer> PERIODS =
      Map.of("daily", 252, "weekly", 52, "monthly", 12, "quarterly", 4, "yearly", 1, "annual", 1);
  private static final int DAILY = 252;

  private final JsonNode series;
  private final JsonNode published;
  private final int perYear;

  GoldenSeries(JsonNode series, JsonNode published) {
    this.series = series;
    this.published = published;
    var period = published.path("period");
    this.perYear = period.isTextual() ? perYear(period.asText()) : period.asInt(DAILY);
  }

  private static int perYear(String period) {
    return PERIODS.get(period.toLowerCase(Locale.ROOT));
  }

  /** The series in that field, by name, by value, or the same number in each period. */
  Returns named(String field) {
    var value = published.path(field);
    if (value.isArray()) {
      return Returns.of(numbers(value), perYear);
    }
    if (value.isTextual()) {
      boolean negated = value.asText().startsWith("-");
      var numbers = numbersOf(value.asText().substring(negated ? 1 : 0));
      return Returns.of(
          negated ? Arrays.stream(numbers).map(number -> -number).toArray() : numbers, perYear);
    }
    var same = new double[named("in").size()];
    Arrays.fill(same, value.asDouble(0));
    return Returns.of(same, perYear);
  }

  private double[] numbersOf(String name) {
    var numbers = series.get(name);
    if (numbers == null) {
      throw new IllegalArgumentException("no such series: " + name);
    }
    return numbers(numbers);
  }

  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(GoldenSeries::number)
        .toArray();
  }

  /** {@code NaN} for what is no number. */
  static double number(JsonNode value) {
    var text = value.asText();
    if (value.isNull() || NONE.contains(text.toLowerCase(Locale.ROOT))) {
      return Double.NaN;
    }
    return Double.parseDouble(text);
  }
}
