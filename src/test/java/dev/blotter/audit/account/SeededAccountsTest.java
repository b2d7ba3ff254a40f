package dev.blotter.audit.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresUserEvents;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioQueries;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionView;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import dev.blotter.projection.Window.Keyset;
import dev.blotter.seeding.SeededDatabase;
import dev.blotter.testing.AllAggregates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts of every size, the largest of more than a thousand orders, are replayed as they are. */
@Tag("seeded")
class SeededAccountsTest {

  private static final String SOME =
      "SELECT user_id FROM portfolios ORDER BY md5(id::text) LIMIT 12";

  private final JsonEventCodec codec = AllAggregates.codec();

  private Pool pool;
  private PostgresEventLog log;
  private AccountHistory history;

  @BeforeEach
  void open() {
    var database = SeededDatabase.get();
    pool = database.pool(database.service());
    log = new PostgresEventLog(pool, codec, new TimeOrderedIds(new Random()), Clock.systemUTC());
    history =
        new AccountHistory(new PostgresUserEvents(pool, codec), new HistoryLimits(100_000, 4));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }

  private <F extends AccountFold> F now(UUID user, Supplier<F> start) {
    StreamHead head = await(log.head(AggregateRef.user(user))).orElseThrow();
    return await(history.fold(head, UserEvents.EVER, start));
  }

  private List<UUID> users() {
    List<UUID> users = new ArrayList<>(List.of(SeededDatabase.largest()));
    StreamSupport.stream(await(pool.query(SOME).execute()).spliterator(), false)
        .map(row -> row.getUUID(0))
        .forEach(users::add);
    return users;
  }

  @Test
  void their_portfolios_are_the_rows_of_the_read_model() {
    for (var user : users()) {
      var row = await(new PortfolioQueries(pool).ofUser(user)).orElseThrow();
      assertThat(now(user, PastPortfolio::new).view(MarginPolicy.STANDARD, Marks.NONE))
          .contains(
              PortfolioView.of(row.id(), user, row.account(), MarginPolicy.STANDARD, Marks.NONE));
    }
  }

  @Test
  void their_orders_are_page_by_page_the_rows_of_the_read_model() {
    for (var user : users()) {
      var window = Window.first(user.equals(SeededDatabase.largest()) ? 500 : 7);
      List<OrderView> all = new ArrayList<>();
      RowPage<OrderView> live;
      do {
        live = await(new OrderQueries(pool).ofUser(user, OrderFilter.all(), window));
        var wanted = window;
        assertThat(now(user, () -> new PastOrders(OrderFilter.all(), wanted)).page())
            .isEqualTo(live);
        all.addAll(live.rows());
        window = after(window, live);
      } while (live.more());
      assertThat(now(user, () -> PastOrders.whole(OrderFilter.all())).orders()).isEqualTo(all);
    }
  }

  private static Window after(Window window, RowPage<OrderView> page) {
    if (page.rows().isEmpty()) {
      return window;
    }
    var last = page.rows().getLast();
    return new Window(window.limit(), new Keyset(last.placedAt(), last.orderId()), 0);
  }

  @Test
  void their_positions_are_page_by_page_the_rows_of_the_read_model() {
    for (var user : users()) {
      var past = now(user, PastPositions::new);
      var window = Window.first(9);
      RowPage<PositionRow> live;
      do {
        live = await(new PositionQueries(pool).ofUser(user, null, null, window));
        var page = past.page(position -> true, window, Marks.NONE);
        assertThat(page.more()).isEqualTo(live.more());
        assertThat(page.rows()).extracting(PositionView::positionId).isEqualTo(ids(live));
        for (int i = 0; i < page.rows().size(); i++) {
          assertSame(page.rows().get(i), live.rows().get(i));
        }
        window = live.rows().isEmpty() ? window : after(window, live.rows().getLast());
      } while (live.more());
    }
  }

  private static void assertSame(PositionView view, PositionRow row) {
    var figures = row.position().figures();
    assertThat(view.signedQty()).isEqualTo(figures.signedQuantity());
    assertThat(view.costBasis()).isEqualTo(figures.costBasis().amount());
    assertThat(view.realizedPnl()).isEqualTo(figures.realizedPnl().amount());
    assertThat(view.closedAt()).isEqualTo(row.position().closedAt());
  }

  private static List<UUID> ids(RowPage<PositionRow> page) {
    return page.rows().stream().map(PositionRow::id).toList();
  }

  private static Window after(Window window, PositionRow last) {
    return new Window(window.limit(), new Keyset(last.position().openedAt(), last.id()), 0);
  }
}
