package dev.blotter.order.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.JsonLines;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.order.ActiveOrderQueries;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.projection.RowPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/** Reads lists of orders page by page. */
@ApplicationScoped
class OrderLists {

  /** What the cursors of the list of all are of. */
  static final String OF_ALL = "orders";

  /** The same of a user's orders, from that end. */
  static String listOfUser(UUID userId, TimeOrder order) {
    return Cursor.listOf("user-orders", userId, order);
  }

  private final OrderQueries queries;
  private final ActiveOrderQueries actives;
  private final Exchange exchange;
  private final JsonLines lines;
  private final StreamedLists streamed;
  private final KnownUsers users;

  OrderLists(
      OrderQueries queries,
      ActiveOrderQueries actives,
      Exchange exchange,
      JsonLines lines,
      StreamedLists streamed,
      KnownUsers users) {
    this.queries = queries;
    this.actives = actives;
    this.exchange = exchange;
    this.lines = lines;
    this.streamed = streamed;
    this.users = users;
  }

  Uni<Response> ofUser(UUID userId, OrderFilter filter, Paging paging) {
    return actives
        .ofUser(userId, filter, paging.window())
        .call(page -> users.mustExistUnless(page.rows(), userId))
        .map(page -> response(listOfUser(userId, filter.order()), page));
  }

  Uni<Response> ofAll(OrderFilter filter, SymbolFilter symbols, Paging paging) {
    return queries
        .ofAll(filter, symbols.prefix(), paging.window())
        .map(page -> response(OF_ALL, page));
  }

  /** All of them, a line each; fails with a 503 where it is one list too many. */
  Multi<Buffer> linesOfAll(OrderFilter filter, SymbolFilter symbols) {
    var rows = streamed.inTurn(queries.streamAll(filter, symbols.prefix()));
    return lines.of(rows, Function.identity());
  }

  private Response response(String list, RowPage<OrderView> page) {
    return Page.of(
            page, Function.identity(), order -> new Cursor(list, order.placedAt(), order.orderId()))
        .response(exchange);
  }
}
