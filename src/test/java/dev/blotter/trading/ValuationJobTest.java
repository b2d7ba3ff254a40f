package dev.blotter.trading;

import static dev.blotter.trading.TradingOnDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.trading.DayValuation.Outcome;
import dev.blotter.trading.DueWork.Unvalued;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Days end at midnight in New York. */
class ValuationJobTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Money CASH = Money.of("10000.00", Currency.USD);
  private static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  // What a row calls the moment of an event is the log's own clock, so the test's begins there.
  private final Instant now = Instant.now();
  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(now);
  private final UUID ada = node.account("10000.00");
  private final LocalDate today = node.valuation().current();

  @Test
  void an_account_is_valued_once_its_first_day_is_over() {
    node.valueAccounts();
    assertThat(days(ada)).isEmpty();
    node.at(now.plus(DAY));
    node.valueAccounts();
    node.valueAccounts();
    assertThat(days(ada)).containsExactly(today);
    assertThat(valuations(ada).getFirst().equity()).isEqualTo(CASH);
    assertThat(valuations(ada).getFirst().flows()).isEqualTo(CASH);
  }

  @Test
  void cash_alone_is_not_valued_again_until_something_happens() {
    valueAfter(1);
    valueAfter(2);
    node.run(ada, new DepositCash(ada, "more", Money.of("5.00", Currency.USD)));
    valueAfter(4);
    assertThat(days(ada)).containsExactly(today, today.plusDays(3));
  }

  @Test
  void what_is_held_is_valued_every_day() {
    buy(ada);
    valueAfter(1);
    valueAfter(2);
    assertThat(days(ada)).containsExactly(today, today.plusDays(1));
  }

  @Test
  void two_nodes_value_a_day_once_though_the_read_model_has_not_heard_of_it_yet() {
    buy(ada);
    node.freeze();
    node.at(now.plus(DAY));
    node.valueWhatTheReadModelsKnow();
    node.valueWhatTheReadModelsKnow();
    assertThat(days(ada)).containsExactly(today);
  }

  @Test
  void a_valuation_that_failed_is_made_by_the_next_run() {
    node.freeze();
    node.at(now.plus(DAY));
    node.sql("ALTER TABLE streams RENAME TO streams_elsewhere");
    node.valueWhatTheReadModelsKnow();
    node.sql("ALTER TABLE streams_elsewhere RENAME TO streams");
    assertThat(days(ada)).isEmpty();
    node.valueWhatTheReadModelsKnow();
    assertThat(days(ada)).containsExactly(today);
  }

  @Test
  void what_cannot_be_converted_is_recorded_and_tried_again_the_next_day() {
    node.run(ada, new DepositCash(ada, "euros", Money.of("5.00", Currency.of("EUR"))));
    valueAfter(1);
    node.valueAccounts();
    assertThat(valuations(ada))
        .singleElement()
        .satisfies(
            valued -> {
              assertThat(valued.equity()).isNull();
              assertThat(valued.unconverted()).containsExactly(Currency.of("EUR"));
            });
    valueAfter(2);
    assertThat(days(ada)).containsExactly(today, today.plusDays(1));
  }

  @Test
  void the_day_that_goes_on_is_valued_on_request_and_again_once_it_is_over() {
    node.valueAccounts();
    node.at(now.plus(Duration.ofMinutes(1)));
    var first = await(node.valuation().ofAll(today, OPERATOR, DAY));
    assertThat(first).isEqualTo(new Outcome(1, true));
    valueAfter(1);
    assertThat(valuations(ada)).extracting(PortfolioValued::closes).containsExactly(false, true);
    assertThat(days(ada)).containsExactly(today, today);
  }

  @Test
  void the_day_before_is_not_given_up_where_it_is_still_to_be_valued() {
    node.valueAccounts();
    node.at(now.plus(DAY));
    assertThat(await(node.valuation().ofOne(ada, today.plusDays(1), OPERATOR))).isTrue();
    assertThat(days(ada)).containsExactly(today, today.plusDays(1));
    assertThat(valuations(ada)).extracting(PortfolioValued::closes).containsExactly(true, false);
  }

  @Test
  void nor_is_one_valued_on_which_nothing_had_happened() {
    valueAfter(1);
    valueAfter(3);
    assertThat(await(node.valuation().ofOne(ada, today.plusDays(3), OPERATOR))).isTrue();
    assertThat(days(ada)).containsExactly(today, today.plusDays(3));
  }

  @Test
  void nobody_is_valued_for_the_day_that_goes_on_before_all_are_for_the_last_one() {
    node.freeze();
    node.at(now.plus(DAY));
    node.sql("ALTER TABLE streams RENAME TO streams_elsewhere");
    var left = await(node.valuation().ofAll(today.plusDays(1), OPERATOR, DAY));
    node.sql("ALTER TABLE streams_elsewhere RENAME TO streams");
    assertThat(left).isEqualTo(new Outcome(0, false));
    assertThat(days(ada)).isEmpty();
    var done = await(node.valuation().ofAll(today.plusDays(1), OPERATOR, DAY));
    assertThat(done).isEqualTo(new Outcome(1, true));
    assertThat(days(ada)).containsExactly(today, today.plusDays(1));
  }

  @Test
  void due_accounts_are_found_page_by_page() {
    var bob = node.account("10000.00");
    node.freeze();
    var by = now.plus(DAY);
    assertThat(await(node.due.countAccountsToValue(by))).isEqualTo(2);
    var first = await(node.due.accountsToValue(by, null, 1)).getFirst();
    var second = await(node.due.accountsToValue(by, first, 1)).getFirst();
    assertThat(List.of(first, second))
        .extracting(Unvalued::userId)
        .containsExactlyInAnyOrder(ada, bob);
    assertThat(await(node.due.accountsToValue(by, second, 1))).isEmpty();
    assertThat(await(node.due.accountsToValue(now.minus(DAY), null, 1))).isEmpty();
  }

  private void valueAfter(int days) {
    node.at(now.plus(DAY.multipliedBy(days)));
    node.valueAccounts();
  }

  private void buy(UUID user) {
    node.trade(user, Side.BUY, "10", now);
  }

  private List<LocalDate> days(UUID user) {
    return valuations(user).stream().map(PortfolioValued::day).toList();
  }

  private List<PortfolioValued> valuations(UUID user) {
    return node.events(AggregateRef.portfolio(PortfolioId.of(user))).stream()
        .map(recorded -> recorded.event())
        .filter(PortfolioValued.class::isInstance)
        .map(PortfolioValued.class::cast)
        .toList();
  }
}
