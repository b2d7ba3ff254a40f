package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exits at work when their instrument is split: venues restate the orders and somebody splits the
 * position, one after the other, and neither says which comes first.
 */
class SplitExitsTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket bracket = Bracket.buying(account);
  private int reports;

  @BeforeEach
  void bought() {
    bracket.fill(bracket.first, "10", "50.00");
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 20", "1, 2, 5", "3, 2, 15"})
  void exits_that_are_restated_first_are_not_asked_for_less(String now, String old, String all) {
    restate(bracket.target, now, old);
    restate(bracket.stop, now, old);
    assertNothingAsked();
    splitPosition(now, old);
    assertGuards(all);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 20", "1, 2, 5", "3, 2, 15"})
  void nor_are_those_whose_position_is_split_first(String now, String old, String all) {
    splitPosition(now, old);
    assertNothingAsked();
    restate(bracket.target, now, old);
    assertNothingAsked();
    restate(bracket.stop, now, old);
    assertGuards(all);
  }

  @Test
  void what_was_asked_for_too_little_between_the_two_is_asked_for_again() {
    restate(bracket.target, "2", "1");
    restate(bracket.stop, "2", "1");
    account.accept(bracket.stop);
    bracket.confirmReplace(bracket.stop);
    bracket.confirmReplace(bracket.target);
    splitPosition("2", "1");
    assertThat(bracket.asked(bracket.stop)).isEqualTo("20");
    bracket.confirmReplace(bracket.stop);
    bracket.confirmReplace(bracket.target);
    assertGuards("20");
  }

  private void assertGuards(String all) {
    assertNothingAsked();
    assertThat(bracket.order(bracket.target).leavesQty()).isEqualTo(Quantity.of(all));
    assertThat(bracket.order(bracket.stop).leavesQty()).isEqualTo(Quantity.of(all));
    assertThat(bracket.closing()).containsExactly(all);
    assertThat(bracket.available()).isEqualTo(Quantity.ZERO);
    assertThat(account.held(Accounts.AAPL)).isEqualByComparingTo(all);
  }

  private void assertNothingAsked() {
    for (var exit : new UUID[] {bracket.target, bracket.stop}) {
      assertThat(bracket.asked(exit)).isEmpty();
      assertThat(bracket.order(exit).pendingCancel()).isNull();
    }
  }

  private void restate(UUID order, String now, String old) {
    var ratio = Ratio.of(now, old);
    var id = "split-" + ++reports;
    account.report(new RestateOrder(order, Accounts.VENUE, id, null, "SPLIT", null, ratio));
  }

  private void splitPosition(String now, String old) {
    var holding = account.portfolio().account().holding(Accounts.AAPL).orElseThrow();
    var ratio = Ratio.of(now, old);
    account.run(new SplitPosition(holding.positionId(), "the split", ratio, false, null));
  }
}
