package dev.blotter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Change;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.testing.Property;
import dev.blotter.testing.Seeds;
import dev.blotter.trading.ExitsAtWork;
import dev.blotter.trading.RandomLife;
import dev.blotter.trading.SplitMovedAndBack;
import dev.blotter.trading.SplitThenCorrected;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrossFootTest {

  private static final int CASES = 300;
  private static final int STEPS = 60;

  @Test
  void whatever_happens_to_an_account_adds_up_after_every_command() {
    Property.check(
        "cross-foot",
        CASES,
        random -> {
          var life = new RandomLife(random);
          var crossFoot = new CrossFoot(life.user());
          int seen = 0;
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var log = life.log();
            log.subList(seen, log.size()).forEach(change -> add(crossFoot, change));
            seen = log.size();
            assertThat(crossFoot.differences()).isEmpty();
          }
        });
  }

  @Test
  void a_fill_of_another_quantity_than_was_reported_is_found() {
    assertThat(broken(OrderFilled.class, BrokenEvents::larger))
        .contains(Rule.CUM_QTY, Rule.EXECUTIONS);
  }

  @Test
  void a_fill_at_another_price_is_found() {
    assertThat(broken(OrderFilled.class, BrokenEvents::dearer))
        .contains(Rule.AVERAGE_PRICE, Rule.VALUE);
  }

  @Test
  void a_fill_that_moved_no_position_is_found() {
    assertThat(without(PositionOpened.class)).contains(Rule.EXECUTIONS, Rule.HOLDING, Rule.TRADES);
  }

  @Test
  void a_position_that_no_order_moved_is_found() {
    assertThat(broken(PositionOpened.class, BrokenEvents::otherFill))
        .contains(Rule.POSITION, Rule.EXECUTIONS);
  }

  @Test
  void a_correction_after_a_split_adds_up_and_one_in_old_units_is_found() {
    var life = new SplitThenCorrected();
    assertThat(differences(life, UnaryOperator.identity())).isEmpty();
    assertThat(differences(life, BrokenEvents::inOldUnits)).contains(Rule.EXECUTIONS);
  }

  @Test
  void so_does_one_that_no_decimals_of_old_units_can_say() {
    for (var newUnits : List.of("3", "7", "11")) {
      var life = new SplitThenCorrected(newUnits, "4");
      assertThat(differences(life, UnaryOperator.identity())).isEmpty();
    }
  }

  @Test
  void a_split_that_corrections_move_to_another_cycle_and_back_counts_once() {
    var life = new SplitMovedAndBack();
    var crossFoot = new CrossFoot(life.user());
    life.log().forEach(change -> add(crossFoot, change));
    assertThat(crossFoot.differences()).isEmpty();
  }

  private static Set<Rule> differences(
      SplitThenCorrected life, UnaryOperator<PositionAdjusted> change) {
    var crossFoot = new CrossFoot(life.user());
    for (var each : life.log()) {
      var event =
          each.event() instanceof PositionAdjusted adjusted ? change.apply(adjusted) : each.event();
      crossFoot.add(each.aggregate().id(), event);
    }
    return crossFoot.differences().stream().map(Difference::rule).collect(Collectors.toSet());
  }

  @Test
  void cash_from_nowhere_is_found() {
    assertThat(broken(CashDeposited.class, BrokenEvents::richer)).contains(Rule.CASH);
    assertThat(without(CashDeposited.class)).contains(Rule.CASH);
  }

  @Test
  void a_trade_that_moved_other_cash_is_found() {
    assertThat(broken(TradeCashPosted.class, BrokenEvents::otherCash))
        .contains(Rule.CASH, Rule.TRADES);
  }

  @Test
  void a_commission_that_nobody_charged_is_found() {
    assertThat(without(CommissionCharged.class)).contains(Rule.COMMISSIONS, Rule.CASH);
  }

  @Test
  void funds_that_nobody_reserved_are_found() {
    assertThat(without(FundsReserved.class)).contains(Rule.LOCKED);
  }

  @Test
  void an_exit_that_binds_beside_the_other_or_before_its_entry_is_executed_is_found() {
    var life = new ExitsAtWork();
    assertThat(alsoBound(life, life.reserved().orderId())).isEmpty();
    assertThat(alsoBound(life, life.idle())).contains(Rule.RESERVED);
    assertThat(alsoBound(life, life.held())).contains(Rule.RESERVED);
  }

  @Test
  void exits_at_work_of_which_none_binds_are_found() {
    var life = new ExitsAtWork();
    var crossFoot = new CrossFoot(life.user());
    life.log().stream()
        .filter(each -> !each.event().equals(life.reserved()))
        .forEach(each -> add(crossFoot, each));
    assertThat(crossFoot.differences()).extracting(Difference::rule).contains(Rule.RESERVED);
  }

  /** What breaks once that order binds what the exit does that binds for both. */
  private static Set<Rule> alsoBound(ExitsAtWork life, UUID order) {
    var crossFoot = new CrossFoot(life.user());
    for (var each : life.log()) {
      add(crossFoot, each);
      if (each.event().equals(life.reserved())) {
        crossFoot.add(each.aggregate().id(), BrokenEvents.boundBy(order, life.reserved()));
      }
    }
    return crossFoot.differences().stream().map(Difference::rule).collect(Collectors.toSet());
  }

  @Test
  void a_wrong_sum_of_what_is_to_be_closed_is_found() {
    assertThat(broken(FundsReserved.class, BrokenEvents::moreToClose)).contains(Rule.CLOSING);
    assertThat(broken(FundsReleased.class, BrokenEvents::moreToClose)).contains(Rule.CLOSING);
  }

  private static void tryAdd(CrossFoot crossFoot, Change change) {
    try {
      add(crossFoot, change);
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("not begun");
    }
  }

  private static void add(CrossFoot crossFoot, Change change) {
    crossFoot.add(change.aggregate().id(), change.event());
  }

  private static RandomLife lived(long seed) {
    var life = new RandomLife(Seeds.random(seed));
    for (int i = 0; i < STEPS; i++) {
      life.step();
    }
    return life;
  }

  /** The rules that break once such an event says something else, over several lives. */
  private static <E extends DomainEvent> Set<Rule> broken(Class<E> type, UnaryOperator<E> change) {
    return rules(type, event -> Optional.of(change.apply(event)));
  }

  /** The rules that break once such an event never was. */
  private static <E extends DomainEvent> Set<Rule> without(Class<E> type) {
    return rules(type, event -> Optional.empty());
  }

  private static <E extends DomainEvent> Set<Rule> rules(
      Class<E> type, Function<E, Optional<E>> change) {
    Set<Rule> broken = new TreeSet<>();
    for (long seed : List.of(1L, 2L, 3L, 4L, 5L, 6L)) {
      broken.addAll(rules(lived(seed), type, change));
    }
    return broken;
  }

  private static <E extends DomainEvent> Set<Rule> rules(
      RandomLife life, Class<E> type, Function<E, Optional<E>> change) {
    var crossFoot = new CrossFoot(life.user());
    var log = life.log();
    int last = log.size() - 1;
    while (last >= 0 && !type.isInstance(log.get(last).event())) {
      last--;
    }
    for (int i = 0; i < log.size(); i++) {
      var each = log.get(i);
      if (i == last) {
        change
            .apply(type.cast(each.event()))
            .ifPresent(event -> crossFoot.add(each.aggregate().id(), event));
      } else {
        tryAdd(crossFoot, each);
      }
    }
    return crossFoot.differences().stream().map(Difference::rule).collect(Collectors.toSet());
  }
}
