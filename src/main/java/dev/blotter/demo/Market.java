package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is traded, and prices that wander; both are told to the service. */
final class Market {

  /** How many out of a hundred move at a time. */
  private static final int MOVING = 40;

  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final Caller venue;
  private final Chance chance;

  Market(List<Instrument> instruments, Caller venue, Chance chance) {
    this.venue = venue;
    this.chance = chance;
    instruments.forEach(listed -> courses.put(listed.symbol(), new Course(listed)));
  }

  /** Lists what is traded, and goes on from the prices that the service knows. */
  void open() {
    for (var course : courses.values()) {
      var listed = course.instrument();
      venue.put("/v1/instruments/" + listed.symbol(), listed.body()).mustBeGood();
      var known = venue.get(path(course)).text("last");
      if (!known.isEmpty()) {
        course.beginAt(new BigDecimal(known));
      }
      tell(course);
    }
  }

  void move() {
    for (var course : courses.values()) {
      if (chance.percent(MOVING)) {
        course.move(chance);
        tell(course);
      }
    }
  }

  Set<String> symbols() {
    return Collections.unmodifiableSet(courses.keySet());
  }

  Course of(String symbol) {
    return Objects.requireNonNull(courses.get(symbol), symbol);
  }

  void split(String symbol, Split split) {
    of(symbol).split(split);
    tell(of(symbol));
  }

  private void tell(Course course) {
    var quote = course.quote();
    venue.put(
        path(course),
        Map.of(
            "bid", quote.bid().toPlainString(),
            "ask", quote.ask().toPlainString(),
            "last", quote.last().toPlainString()));
  }

  private static String path(Course course) {
    return "/v1/quotes/" + course.instrument().symbol();
  }
}
