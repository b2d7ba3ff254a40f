package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.testing.Property;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the read model, which knows no single order, makes of random lives of accounts. */
class PortfolioRowPropertyTest {
  private static final int CASES = 300;
  private static final int STEPS = 60;
  private static final Marks MARKS =
      (symbol, signed) -> Optional.of(new Mark(Price.of("12.34"), Instant.EPOCH));

  private final PortfoliosProjection projection = new PortfoliosProjection();

  @Test
  void a_row_of_events_alone_shows_what_the_orders_come_to() {
    Property.check(
        "row of a portfolio",
        CASES,
        random -> {
          var life = new RandomLife(random);
          PortfolioRow row = null;
          int seen = 0;
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var events = life.portfolioEvents();
            row = fold(row, events.subList(seen, events.size()));
            seen = events.size();
            assertSame(row, life.portfolio());
          }
          assertThat(Json.read(Json.write(row.account()), Account.class)).isEqualTo(row.account());
        });
  }

  private static void assertSame(PortfolioRow row, Portfolio portfolio) {
    assertThat(view(row, row.account())).isEqualTo(view(row, portfolio.account()));
    assertThat(row.account()).isEqualTo(portfolio.account());
    assertThat(row.account().closing().buy()).isEqualTo(closing(portfolio, Side.BUY));
    assertThat(row.account().closing().sell()).isEqualTo(closing(portfolio, Side.SELL));
  }

  private PortfolioRow fold(PortfolioRow row, List<RecordedEvent> events) {
    var next = row;
    for (var event : events) {
      next = projection.apply(next, event);
    }
    return Objects.requireNonNull(next);
  }

  private static PortfolioView view(PortfolioRow row, Account account) {
    return PortfolioView.of(row.id(), row.userId(), account, MarginPolicy.STANDARD, MARKS);
  }

  private static Map<Symbol, Quantity> closing(Portfolio portfolio, Side side) {
    Map<Symbol, Quantity> sums = new HashMap<>();
    portfolio.commitments().values().stream()
        .filter(order -> order.side() == side && !order.closing().isZero())
        .forEach(order -> sums.merge(order.symbol(), order.closing(), Quantity::plus));
    return sums;
  }
}
