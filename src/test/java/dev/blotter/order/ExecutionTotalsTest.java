package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What executions come to is kept as they come, and is what it is when all are added up. */
class ExecutionTotalsTest {

  private static final int CASES = 300;
  private static final int REPORTS = 40;
  private static final List<Currency> CURRENCIES =
      List.of(Currency.of("USD"), Currency.of("EUR"), Currency.of("JPY"));

  @Test
  void executions_that_came_one_by_one_come_to_what_they_do_when_they_are_read_from_json() {
    Property.check(
        "totals of executions",
        CASES,
        random -> {
          var executions = OrderExecutions.NONE;
          for (int number = 0; number < REPORTS; number++) {
            executions = report(random, number).apply(executions);
            assertSame(executions, Json.read(Json.write(executions), OrderExecutions.class));
          }
        });
  }

  @Test
  void commissions_stand_in_the_order_in_which_they_were_first_charged() {
    var executions =
        OrderExecutions.NONE
            .plus(chain("a", "1", "10", "0.125", "EUR"))
            .plus(chain("b", "1", "10", "0.005", "USD"))
            .plus(chain("c", "1", "10", "0.125", "EUR"))
            .plus(chain("d", "1", "10", "0", "JPY"));
    assertThat(executions.commissions())
        .containsExactly(commission("0.25", "EUR"), commission("0.005", "USD"));
    assertThat(executions.charged(Currency.of("EUR"))).isEqualTo(money("0.26", "EUR"));
    assertThat(executions.busted(Orders.VENUE, "a", "x").commissions())
        .containsExactly(commission("0.005", "USD"), commission("0.125", "EUR"));
    assertThat(executions.charged(Currency.of("GBP"))).isEqualTo(money("0.00", "GBP"));
  }

  private static UnaryOperator<OrderExecutions> report(RandomGenerator random, int number) {
    var id = "r" + number;
    var earlier = "r" + random.nextInt(number + 1);
    var chain =
        chain(
            id,
            BigDecimal.valueOf(1 + random.nextInt(500), random.nextInt(4)).toPlainString(),
            BigDecimal.valueOf(1 + random.nextInt(5_000), random.nextInt(4)).toPlainString(),
            BigDecimal.valueOf(random.nextInt(-20, 200), 3).toPlainString(),
            CURRENCIES.get(random.nextInt(CURRENCIES.size())).code());
    return switch (random.nextInt(8)) {
      case 0 -> executions -> executions.busted(Orders.VENUE, earlier, id);
      case 1 -> executions -> executions.revised(Orders.VENUE, earlier, chain.reports().getFirst());
      case 2 -> executions -> executions.split(new Split(Ratio.of("3", "7")));
      default -> executions -> executions.plus(chain);
    };
  }

  private static void assertSame(OrderExecutions kept, OrderExecutions addedUp) {
    assertThat(kept).isEqualTo(addedUp);
    assertThat(kept.quantity()).isEqualTo(addedUp.quantity());
    assertThat(kept.notional()).isEqualTo(addedUp.notional());
    assertThat(kept.avgPx()).isEqualTo(addedUp.avgPx());
    assertThat(kept.commissions()).isEqualTo(addedUp.commissions());
    for (var currency : CURRENCIES) {
      assertThat(kept.charged(currency)).isEqualTo(addedUp.charged(currency));
    }
  }

  private static ExecutionChain chain(
      String id, String quantity, String price, String commission, String currency) {
    var trade =
        ReportedExecution.trade(
            id, Quantity.of(quantity), Price.of(price), commission(commission, currency));
    return ExecutionChain.of(Orders.VENUE, trade);
  }

  private static Commission commission(String amount, String currency) {
    return new Commission(new BigDecimal(amount), Currency.of(currency));
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.of(currency));
  }
}
