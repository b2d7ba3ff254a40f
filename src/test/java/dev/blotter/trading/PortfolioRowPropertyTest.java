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
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void a_reservation_changes_nothing_that_is_indexed() {
    Property.check(
        "reservations and indexes",
        CASES / 10,
        random -> {
          var life = new RandomLife(random);
          IntStream.range(0, STEPS).forEach(step -> life.step());
          PortfolioRow row = null;
          for (var event : life.portfolioEvents()) {
            var next = projection.apply(row, event);
            if (event.event() instanceof FundsReserved || event.event() instanceof FundsReleased) {
              assertThat(indexed(next)).isEqualTo(indexed(Objects.requireNonNull(row)));
            }
            row = next;
          }
        });
  }

  /** As they are written, scale and all: an index is left alone where the bytes are the same. */
  private List<Object> indexed(PortfolioRow row) {
    var values = projection.table().asStored(row).values();
    var names = projection.table().columnNames();
    return Stream.concat(
            PortfolioIndexesTest.INDEXED.stream()
                .map(name -> String.valueOf(values.get(names.indexOf(name)))),
            Stream.of(row.totalValue()))
        .map(Object.class::cast)
        .toList();
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
