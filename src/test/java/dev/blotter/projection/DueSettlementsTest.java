package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.trading.DueWork.Account;
import dev.blotter.trading.postgres.PostgresDueWork;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueSettlementsTest {

  private static final Instant DUE = Instant.parse("2026-05-07T13:00:00Z");
  private static final Money EUROS = Money.of("10.00", Currency.of("EUR"));

  @AutoClose private final ReadModels models = new ReadModels();
  private final Trader ada = new Trader(models.log, 7);

  @BeforeEach
  void register() {
    models.node();
    ada.register();
    new Trader(models.log, 8).register();
  }

  private List<Account> due(Instant by) {
    models.caughtUp();
    var work = new PostgresDueWork(models.database.pool());
    return await(work.accountsToSettle(by, new UUID(0, 0), 10));
  }

  @Test
  void cash_of_a_currency_other_than_the_base_is_found_once_it_is_due() {
    ada.sold(EUROS, DUE);
    assertThat(due(DUE.minusMillis(1))).isEmpty();
    assertThat(due(DUE)).containsExactly(new Account(ada.id, PortfolioId.of(ada.id), 3));
  }

  @Test
  void an_account_that_is_settled_is_not_found() {
    ada.sold(EUROS, DUE);
    ada.settled(EUROS, DUE);
    assertThat(due(DUE)).isEmpty();
  }
}
