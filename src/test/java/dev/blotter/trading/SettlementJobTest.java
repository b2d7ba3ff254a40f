package dev.blotter.trading;

import static dev.blotter.trading.TradingOnDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A sale on Tuesday settles on Wednesday at 9:30 in New York. */
class SettlementJobTest {
  private static final Instant TUESDAY = Instant.parse("2026-11-24T15:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-25T14:30:00Z");
  private static final Money NOTHING = Money.of("0.00", Currency.USD);
  private static final Money PROCEEDS = Money.of("550.00", Currency.USD);

  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(TUESDAY);
  private final UUID ada = holder();

  @Test
  void proceeds_settle_once_they_are_due_and_not_before() {
    sell(ada, "5", TUESDAY);
    node.at(DUE.minusMillis(1));
    node.settleCash();
    assertThat(unsettled(ada)).isEqualTo(PROCEEDS);
    node.at(DUE);
    node.settleCash();
    assertThat(unsettled(ada)).isEqualTo(NOTHING);
  }

  @Test
  void a_settlement_that_failed_is_made_by_the_next_run_of_the_same_day() {
    sell(ada, "5", TUESDAY);
    node.freeze();
    node.at(DUE);
    node.sql("ALTER TABLE streams RENAME TO streams_elsewhere");
    node.settleWhatTheReadModelsKnow();
    node.sql("ALTER TABLE streams_elsewhere RENAME TO streams");
    assertThat(unsettled(ada)).isEqualTo(PROCEEDS);
    node.settleWhatTheReadModelsKnow();
    assertThat(unsettled(ada)).isEqualTo(NOTHING);
  }

  @Test
  void cash_settles_once_though_the_read_model_has_not_heard_of_it_yet() {
    sell(ada, "5", TUESDAY);
    node.freeze();
    node.at(DUE);
    node.settleWhatTheReadModelsKnow();
    node.settleWhatTheReadModelsKnow();
    assertThat(node.count(book(ada), CashSettled.class)).isOne();
  }

  @Test
  void what_is_due_on_later_days_settles_too_though_the_row_stays_as_it_was() {
    sell(ada, "5", TUESDAY);
    node.freeze();
    node.at(DUE);
    node.settleWhatTheReadModelsKnow();
    sell(ada, "2", DUE);
    assertThat(unsettled(ada)).isEqualTo(Money.of("220.00", Currency.USD));
    node.at(DUE.plus(Duration.ofDays(1)));
    node.settleWhatTheReadModelsKnow();
    assertThat(unsettled(ada)).isEqualTo(NOTHING);
  }

  @Test
  void a_sale_that_is_reported_late_settles_on_the_day_it_is_reported() {
    sell(ada, "5", TUESDAY);
    node.at(DUE.plus(Duration.ofMinutes(1)));
    node.settleCash();
    sell(ada, "2", TUESDAY);
    assertThat(unsettled(ada)).isEqualTo(Money.of("220.00", Currency.USD));
    node.settleCash();
    assertThat(unsettled(ada)).isEqualTo(NOTHING);
  }

  @Test
  void due_accounts_are_found_page_by_page_in_the_order_of_their_ids() {
    var bob = holder();
    sell(ada, "5", TUESDAY);
    sell(bob, "5", TUESDAY);
    node.freeze();
    var first = await(node.due.accountsToSettle(DUE, new UUID(0, 0), 1)).getFirst();
    var second = await(node.due.accountsToSettle(DUE, first.portfolioId(), 1)).getFirst();
    assertThat(List.of(first.userId(), second.userId())).containsExactlyInAnyOrder(ada, bob);
    assertThat(await(node.due.accountsToSettle(DUE, second.portfolioId(), 1))).isEmpty();
  }

  private UUID holder() {
    var user = node.account("10000.00");
    node.trade(user, Side.BUY, "10", TUESDAY.minus(Duration.ofDays(30)));
    return user;
  }

  private void sell(UUID user, String quantity, Instant at) {
    node.trade(user, Side.SELL, quantity, at);
  }

  private Money unsettled(UUID user) {
    return node.state(book(user), Portfolio.class).account().balance(Currency.USD).unsettled();
  }

  private static AggregateRef book(UUID user) {
    return AggregateRef.portfolio(PortfolioId.of(user));
  }
}
