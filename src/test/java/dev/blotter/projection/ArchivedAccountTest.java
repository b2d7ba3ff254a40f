package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.account.AccountFold;
import dev.blotter.audit.account.AccountHistory;
import dev.blotter.audit.account.HistoryLimits;
import dev.blotter.audit.account.PastOrders;
import dev.blotter.audit.account.PastPortfolio;
import dev.blotter.audit.account.PastPositions;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.eventlog.postgres.PostgresUserEvents;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Marks;
import dev.blotter.marketdata.QuoteHistory;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.PortfolioQueries;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.PositionAggregate;
import dev.blotter.position.PositionView;
import dev.blotter.user.UserAggregate;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user had is replayed from the whole log, also where the beginning of it is archived. */
class ArchivedAccountTest {

  private static final Window ALL = Window.first(100);

  private final ReadModels models = new ReadModels();
  private final Trader trader = new Trader(models.log, 5);
  private final AccountHistory history =
      new AccountHistory(
          new PostgresUserEvents(models.database.pool(), codec()), new HistoryLimits(1_000, 4));

  private static JsonEventCodec codec() {
    return new JsonEventCodec(
        List.of(
            new UserAggregate(),
            new PortfolioAggregate(),
            new OrderAggregate(),
            new PositionAggregate()));
  }

  @BeforeEach
  void trade_before_and_after_the_archive() {
    models.node();
    trader.register();
    trade();
    models.twoMonthsPass();
    trade();
    trader.place();
    models.caughtUp();
  }

  @AfterEach
  void close() {
    models.close();
  }

  private void trade() {
    var order = trader.place();
    trader.accept(order);
    trader.fill(order);
  }

  private <F extends AccountFold> F until(Instant at, Supplier<F> start) {
    var head = await(models.log.head(AggregateRef.user(trader.id))).orElseThrow();
    return await(history.fold(head, at, start));
  }

  private Marks prices(Instant at, PastPositions past) {
    var quotes = new QuoteHistory(models.database.pool());
    return await(quotes.at(at, past.symbols(position -> true), past.prices().trades()));
  }

  private Replayed until(Instant at) {
    var positions = until(at, PastPositions::new);
    return new Replayed(
        until(at, PastPortfolio::new).view(MarginPolicy.STANDARD, Marks.NONE).orElseThrow(),
        until(at, () -> new PastOrders(OrderFilter.all(), ALL)).page(),
        positions.page(position -> true, ALL, prices(at, positions)));
  }

  @Test
  void a_moment_in_the_archive_is_as_it_was_before_the_archive() {
    var monthAgo = Instant.now().minusSeconds(30L * 86_400);
    var then = until(monthAgo);
    var now = until(UserEvents.EVER);
    models.archive();
    assertThat(until(monthAgo)).isEqualTo(then);
    assertThat(until(UserEvents.EVER)).isEqualTo(now);
    assertThat(then.orders.rows()).hasSize(1);
    assertThat(then.positions.rows()).hasSize(1).allMatch(position -> !position.qty().isZero());
    assertThat(now.orders.rows()).hasSize(3);
  }

  @Test
  void now_is_as_the_read_models_have_it() {
    models.archive();
    var pool = models.database.pool();
    var row = await(new PortfolioQueries(pool).ofUser(trader.id)).orElseThrow();
    var now = until(UserEvents.EVER);
    assertThat(now.portfolio)
        .isEqualTo(
            PortfolioView.of(
                row.id(), trader.id, row.account(), MarginPolicy.STANDARD, Marks.NONE));
    var live = await(new OrderQueries(pool).ofUser(trader.id, OrderFilter.all(), ALL));
    assertThat(now.orders.rows()).hasSameSizeAs(live.rows());
    assertThat(now.orders.rows())
        .extracting(order -> order.status())
        .isEqualTo(live.rows().stream().map(order -> order.status()).toList());
  }

  private record Replayed(
      PortfolioView portfolio, RowPage<OrderView> orders, RowPage<PositionView> positions) {}
}
