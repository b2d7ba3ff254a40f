package dev.blotter.audit.web;

import dev.blotter.audit.account.PastOrders;
import dev.blotter.audit.account.PastPositions;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderView;
import dev.blotter.order.StatusFilter;
import dev.blotter.order.query.OrderQuery;
import dev.blotter.position.Position;
import dev.blotter.position.PositionView;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The orders and positions that a user had at a moment, replayed from the log; null for now. */
@ApplicationScoped
class PastLists {

  private final PastAccounts accounts;
  private final PastMarks marks;

  PastLists(PastAccounts accounts, PastMarks marks) {
    this.accounts = accounts;
    this.marks = marks;
  }

  Uni<RowPage<OrderView>> orders(
      UUID userId, @Nullable Instant at, OrderFilter filter, Window window) {
    return accounts
        .fold(userId, until(at), () -> new PastOrders(filter, window))
        .map(PastOrders::page);
  }

  Uni<RowPage<PositionView>> positions(
      UUID userId, @Nullable Instant at, Predicate<Position> which, Window window) {
    return valued(userId, at, which, (past, known) -> past.page(which, window, known));
  }

  /** All of the orders, of one replay. */
  Multi<OrderView> orders(UUID userId, Instant at, OrderFilter filter) {
    return accounts
        .fold(userId, at, () -> PastOrders.whole(filter))
        .onItem()
        .transformToMulti(past -> Multi.createFrom().items(past::orders));
  }

  /** All of the positions, of one replay. */
  Multi<PositionView> positions(UUID userId, Instant at, Predicate<Position> which) {
    return valued(userId, at, which, (past, known) -> past.positions(which, known))
        .onItem()
        .transformToMulti(found -> Multi.createFrom().items(found));
  }

  /** What is shown of the positions, at the prices that were known then. */
  private <T> Uni<T> valued(
      UUID userId,
      @Nullable Instant at,
      Predicate<Position> which,
      BiFunction<PastPositions, Marks, T> shown) {
    return accounts
        .fold(userId, until(at), PastPositions::new)
        .chain(
            past ->
                marks
                    .at(at, past.symbols(which), past.prices())
                    .map(known -> shown.apply(past, known)));
  }

  static OrderFilter filter(OrderQuery query) {
    return query.filter().orElseThrow(() -> RequestProblem.parameter("status", StatusFilter.WORDS));
  }

  static Predicate<Position> which(@Nullable Boolean open, @Nullable Symbol symbol) {
    return position ->
        (open == null || open == position.open())
            && (symbol == null || symbol.equals(position.symbol()));
  }

  static Instant until(@Nullable Instant at) {
    return Objects.requireNonNullElse(at, UserEvents.EVER);
  }
}
