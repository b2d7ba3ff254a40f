package dev.blotter.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects the rules that do not hold for one user. */
final class Breaks {

  private final UUID user;
  private final List<Difference> found = new ArrayList<>();

  Breaks(UUID user) {
    this.user = user;
  }

  List<Difference> found() {
    return List.copyOf(found);
  }

  /** The two must be the same number. */
  void equal(
      Rule rule,
      String model,
      @Nullable UUID id,
      String field,
      BigDecimal expected,
      BigDecimal actual) {
    if (expected.compareTo(actual) != 0) {
      add(rule, model, id, field, text(expected), text(actual));
    }
  }

  /** The sums of the same names must be the same. */
  void equal(Rule rule, String model, String field, Tally expected, Tally actual) {
    for (var name : expected.namesWith(actual)) {
      equal(rule, model, null, field + "/" + name, expected.of(name), actual.of(name));
    }
  }

  void add(
      Rule rule,
      String model,
      @Nullable UUID id,
      String field,
      @Nullable String expected,
      @Nullable String actual) {
    found.add(
        new Difference(
            Difference.Kind.BROKEN_RULE, model, user, id, field, expected, actual, rule));
  }

  private static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
