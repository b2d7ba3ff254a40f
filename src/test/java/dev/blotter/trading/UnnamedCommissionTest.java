package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.ExecutionChain;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A commission that the venue does not name is zero of what the instrument settles in. */
class UnnamedCommissionTest {
  private final Accounts account =
      Accounts.with("CASH", Money.of("1000.00", Currency.of("EUR")), 1, FeeEstimate.NONE);

  @Test
  void of_an_instrument_without_a_currency_of_its_own_it_is_in_that_of_the_account() {
    var order = account.placed(Side.BUY, "10", "50.00");
    fill(order, "4");
    assertThat(commission(order)).isEqualTo(Commission.zero(Currency.of("EUR")));
  }

  @Test
  void of_a_pair_it_is_in_the_currency_that_the_pair_is_quoted_in() {
    var yen = Accounts.with("CASH", Money.of("1000", Currency.of("JPY")), 1, FeeEstimate.NONE);
    var terms = Accounts.terms(Symbol.of("EUR/JPY"), Side.BUY, "4", "160", TimeInForce.GTC, false);
    var order = yen.order(terms);
    yen.run(order);
    yen.accept(order.orderId());
    yen.report(fill(order.orderId()));
    assertThat(yen.state(order.orderId()).executions().chains())
        .extracting(ExecutionChain::commission)
        .containsExactly(Commission.zero(Currency.of("JPY")));
  }

  @Test
  void of_a_correction_it_is_likewise() {
    var order = account.placed(Side.BUY, "10", "50.00");
    fill(order, "4");
    account.report(
        new CorrectFill(
            order, "XNAS", "c1", null, "e1", Quantity.of("5"), Price.of("50.00"), null));
    assertThat(account.held(Accounts.AAPL)).isEqualByComparingTo("5");
    assertThat(commission(order)).isEqualTo(Commission.zero(Currency.of("EUR")));
  }

  @Test
  void the_same_report_again_changes_nothing() {
    var order = account.placed(Side.BUY, "10", "50.00");
    fill(order, "4");
    assertThat(account.run(fill(order)).events()).isEmpty();
    assertThat(account.held(Accounts.AAPL)).isEqualByComparingTo("4");
  }

  private Outcome fill(UUID order, String quantity) {
    return account.report(
        new RecordFill(order, "XNAS", "e1", null, Quantity.of(quantity), Price.of("50.00"), null));
  }

  private static RecordFill fill(UUID order) {
    return new RecordFill(order, "XNAS", "e1", null, Quantity.of("4"), Price.of("50.00"), null);
  }

  private Commission commission(UUID order) {
    return account.state(order).executions().chains().getFirst().commission();
  }
}
