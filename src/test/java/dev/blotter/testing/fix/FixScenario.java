package dev.blotter.testing.fix;

import dev.blotter.kernel.Quantity;
import dev.blotter.order.TimeInForce;
import dev.blotter.testing.Golden;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One scenario of "Order State Change Matrices", FIX 4.4 Volume 4 with Errata 20030618.
 *
 * @param rows of all branches, in the order of their steps
 */
public record FixScenario(String name, String title, List<FixRow> rows) {

  public static final String FILE = "fix44_order_state_matrices.csv";
  private static final Map<TimeInForce, Pattern> WORDS =
      Map.of(
          TimeInForce.FOK, words("fill or kill|fill-or-kill|\\bfok\\b"),
          TimeInForce.IOC, words("immediate or cancel|immediate-or-cancel|\\bioc\\b"),
          TimeInForce.GTC, words("\\bgtc\\b|good till cancel"));

  /** Every scenario there is. */
  public static List<FixScenario> all() {
    return Golden.csvs(FILE).stream().flatMap(FixScenario::of).toList();
  }

  private static Stream<FixScenario> of(List<Map<String, String>> csv) {
    return csv.stream()
        .map(FixRow::of)
        .collect(Collectors.groupingBy(FixRow::scenario, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> new FixScenario(rows.get(0).scenario(), rows.get(0).title(), rows));
  }

  /** The rows of the path. */
  public List<FixRow> main() {
    return rows.stream().filter(FixRow::main).toList();
  }

  /** For each row that is an alternative: the path up to it, then that row. */
  public List<List<FixRow>> alternatives() {
    return rows.stream()
        .filter(Predicate.not(FixRow::main))
        .map(alternative -> upTo(alternative).toList())
        .toList();
  }

  private Stream<FixRow> upTo(FixRow alternative) {
    var before = rows.stream().filter(r -> r.main() && r.step() < alternative.step());
    return Stream.concat(before, Stream.of(alternative));
  }

  /** What the title, or a note, says of the order's time in force; DAY where it says nothing. */
  public TimeInForce timeInForce() {
    var text = title + rows.stream().map(FixRow::note).collect(Collectors.joining(" ", " ", ""));
    return WORDS.entrySet().stream()
        .filter(word -> word.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(TimeInForce.DAY);
  }

  /**
   * The quantity of an order as it is placed. Where that row has none, as with an order for an
   * amount of cash (CashOrderQty), it is the one that the venue works out.
   */
  Quantity quantity(FixRow placing) {
    var own = placing.orderQty();
    return new Quantity(own != null ? own : workedOut(placing));
  }

  private BigDecimal workedOut(FixRow placing) {
    return main().stream()
        .filter(row -> row.clOrdId().equals(placing.clOrdId()))
        .map(FixScenario::total)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quantity in " + placing));
  }

  private static BigDecimal total(FixRow row) {
    if (row.orderQty() != null || row.cumQty() == null || row.leavesQty() == null) {
      return row.orderQty();
    }
    var sum = row.cumQty().add(row.leavesQty());
    return sum.signum() == 0 ? null : sum;
  }

  private static Pattern words(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public String toString() {
    return name + " " + title;
  }
}
