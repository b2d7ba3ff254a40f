package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for the cancellation of every active order of a user, each as a command of its own. */
@ApplicationScoped
class CancelAll {

  private final OrderQueries queries;
  private final Commands commands;
  private final Caller caller;

  CancelAll(OrderQueries queries, Commands commands, Caller caller) {
    this.queries = queries;
    this.commands = commands;
    this.caller = caller;
  }

  /** The key that a retry of the whole request has, too. */
  String key() {
    return commands.keyOrNew();
  }

  /** What became of each, the newest order first. */
  Uni<List<CancelOutcome>> run(UUID userId, @Nullable Symbol symbol, String key) {
    var filter = OrderFilter.onlyActive().of(symbol, null);
    return from(userId, filter, null, key, new ArrayList<>());
  }

  private Uni<List<CancelOutcome>> from(
      UUID userId,
      OrderFilter filter,
      Window.@Nullable Keyset after,
      String key,
      List<CancelOutcome> done) {
    return queries
        .ofUser(userId, filter, new Window(Window.LARGEST, after, 0))
        .chain(
            page ->
                cancel(page.rows(), key)
                    .invoke(done::addAll)
                    .chain(
                        ignored ->
                            page.more()
                                ? from(userId, filter, last(page), key, done)
                                : Uni.createFrom().item(done)));
  }

  private static Window.Keyset last(RowPage<OrderView> page) {
    var order = page.rows().getLast();
    return new Window.Keyset(order.placedAt(), order.orderId());
  }

  private Uni<List<CancelOutcome>> cancel(List<OrderView> orders, String key) {
    return Multi.createFrom()
        .iterable(orders)
        .onItem()
        .transformToUniAndConcatenate(order -> cancel(order.orderId(), key))
        .collect()
        .asList();
  }

  private Uni<CancelOutcome> cancel(UUID orderId, String key) {
    var requestId = key + "/" + orderId;
    var command = new CancelOrder(orderId, caller.ownerOrAny(), requestId, null);
    return commands
        .submit("key:" + requestId, orderId, command, orderId)
        .map(result -> CancelOutcome.of(orderId, result));
  }
}
