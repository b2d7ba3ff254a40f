package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Property;
import dev.blotter.trading.TwoOrders.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What executions come to for orders, position and cash together (docs/invariants.md). */
class ExecutionPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void an_execution_delivered_again_changes_nothing_whatever_came_between() {
    Property.check(
        "invariant 7",
        CASES,
        random -> {
          var reports = TwoOrders.reports(random, 3);
          var once = TwoOrders.after(reports);
          var again = new TwoOrders();
          for (int i = 0; i < reports.size(); i++) {
            again.accepted(reports.get(i));
            var known = reports.get(random.nextInt(i + 1));
            assertThat(again.deliver(known).events()).isEmpty();
            assertThat(again.deliver(otherContent(random, known)).code())
                .isEqualTo("EXEC_ID_REUSED");
          }
          assertThat(again.sumsAndCost()).isEqualTo(once.sumsAndCost());
        });
  }

  @Test
  void executions_come_to_the_same_in_whatever_order_they_are_reported() {
    Property.check(
        "invariant 8",
        CASES,
        random -> {
          var reports = TwoOrders.reports(random, 3);
          var shuffled = new ArrayList<>(reports);
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          assertThat(TwoOrders.after(shuffled).sums()).isEqualTo(TwoOrders.after(reports).sums());
        });
  }

  @Test
  void after_a_bust_all_is_as_if_the_execution_had_never_been() {
    Property.check(
        "invariant 12",
        CASES,
        random -> {
          var reports = TwoOrders.reports(random, 3);
          var wrong = reports.get(random.nextInt(reports.size()));
          var busted = TwoOrders.after(reports);
          busted.bust(wrong, "b");
          assertThat(busted.sumsAndCost())
              .isEqualTo(TwoOrders.after(without(reports, wrong)).sumsAndCost());
        });
  }

  @Test
  void a_correction_comes_to_the_same_as_a_bust_and_a_fill() {
    Property.check(
        "invariant 13",
        CASES,
        random -> {
          var reports = TwoOrders.reports(random, 3);
          var wrong = reports.get(random.nextInt(reports.size()));
          var right = wrong.as(Report.draw(random, "c", 3), "c");
          var corrected = TwoOrders.after(reports);
          corrected.correct(wrong, right);
          var replaced = TwoOrders.after(reports);
          replaced.bust(wrong, "b");
          replaced.accepted(right);
          assertThat(corrected.sums()).isEqualTo(replaced.sums());
        });
  }

  @Test
  void a_correction_is_as_if_the_execution_had_been_right_from_the_start() {
    Property.check(
        "invariant 13, in its place",
        CASES,
        random -> {
          var reports = TwoOrders.reports(random, 3);
          int place = random.nextInt(reports.size());
          var wrong = reports.get(place);
          var right = wrong.as(Report.draw(random, "c", 3), "c");
          var corrected = TwoOrders.after(reports);
          corrected.correct(wrong, right);
          var expected = new ArrayList<>(reports);
          expected.set(place, right);
          assertThat(corrected.sumsAndCost()).isEqualTo(TwoOrders.after(expected).sumsAndCost());
        });
  }

  private static Report otherContent(RandomGenerator random, Report known) {
    var other = known.as(Report.draw(random, known.execId(), 3), known.execId());
    return other.equals(known) ? otherContent(random, known) : other;
  }

  private static List<Report> without(List<Report> reports, Report one) {
    return reports.stream().filter(report -> !report.equals(one)).toList();
  }
}
