package dev.blotter.testing.fix;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays the rows of one scenario against a session, once. */
public final class FixPlayer {

  private static final Price ANY_PRICE = Price.of("50");

  private final FixScenario scenario;
  private final FixSession session;
  private final FixRequests requests;
  private final Map<String, FixJudge> judges = new HashMap<>();
  private final Map<String, Price> prices = new HashMap<>();
  private final Set<String> placed = new HashSet<>();

  public FixPlayer(FixScenario scenario, FixSession session) {
    this.scenario = scenario;
    this.session = session;
    this.requests = new FixRequests(session);
  }

  /** What each row that the venue sends comes to. */
  public List<FixStep> play(List<FixRow> rows) {
    List<FixStep> steps = new ArrayList<>();
    for (var row : rows) {
      switch (row.direction()) {
        case IN -> in(row);
        case OUT -> steps.add(out(row));
        case EVENT -> {}
      }
    }
    return steps;
  }

  private void in(FixRow row) {
    switch (row.message()) {
      case "NewOrder" -> place(row);
      case "CancelRequest", "ReplaceRequest" -> requests.take(row);
      case "StatusRequest", "OrderStatusRequest" -> {}
      default -> throw new IllegalArgumentException("unknown message in " + row);
    }
  }

  private void place(FixRow row) {
    var order = requests.orderOf(row);
    placed.add(order);
    session.place(order, scenario.quantity(row), scenario.timeInForce());
  }

  private FixStep out(FixRow row) {
    var order = requests.orderOf(row);
    if (begins(row) && !placed.contains(order)) {
      place(row);
    }
    var refused = row.message().equals("OrderCancelReject") ? refusal(row) : report(row);
    var judge = judges.computeIfAbsent(order, o -> new FixJudge(scenario.timeInForce()));
    return judge.judge(row, requests.pendingOf(order), session.status(order), refused);
  }

  /** True for a report of an order that reached the venue in another way. */
  private static boolean begins(FixRow row) {
    return Set.of("New", "PendingNew", "Trade", "Rejected").contains(row.execType());
  }

  private Optional<String> refusal(FixRow row) {
    requests.arrive(row.clOrdId());
    if (!requests.isPending(row.clOrdId())) {
      return Optional.empty();
    }
    requests.resolved(row.clOrdId());
    var asked = requests.row(row.clOrdId());
    var cancel = asked != null && asked.message().equals("CancelRequest");
    return send(
        row, cancel ? FixReport.ExecType.CANCEL_REJECTED : FixReport.ExecType.REPLACE_REJECTED);
  }

  private Optional<String> report(FixRow row) {
    return switch (row.execType()) {
      case "PendingNew" -> send(row, FixReport.ExecType.PENDING_NEW);
      case "New" -> send(row, FixReport.ExecType.NEW);
      case "Rejected" -> rejected(row);
      case "Trade" -> traded(row, FixReport.ExecType.TRADE);
      case "TradeCorrect" -> traded(row, FixReport.ExecType.TRADE_CORRECT);
      case "TradeCancel" -> traded(row, FixReport.ExecType.TRADE_CANCEL);
      case "PendingCancel", "PendingReplace" -> pending(row);
      case "Canceled" -> cancelled(row);
      case "Replace" -> replaced(row);
      case "Restated" -> restated(row);
      case "Expired" -> send(row, FixReport.ExecType.EXPIRED);
      case "DoneForDay" -> send(row, FixReport.ExecType.DONE_FOR_DAY);
      case "Suspended" -> send(row, FixReport.ExecType.SUSPENDED);
      case "Triggered" -> send(row, FixReport.ExecType.TRIGGERED);
      case "OrderStatus", "Stopped", "Calculated" -> Optional.empty();
      default -> throw new IllegalArgumentException("unknown exec type in " + row);
    };
  }

  /** A duplicate is refused by the session itself; the row then carries the first order's state. */
  private Optional<String> rejected(FixRow row) {
    return row.ordStatus().equals("Rejected")
        ? send(row, FixReport.ExecType.REJECTED)
        : Optional.empty();
  }

  private Optional<String> pending(FixRow row) {
    requests.arrive(row.clOrdId());
    return Optional.empty();
  }

  private Optional<String> cancelled(FixRow row) {
    requests.arrive(row.clOrdId());
    requests.resolved(row.clOrdId());
    return send(row, FixReport.ExecType.CANCELED);
  }

  /** A replacement that nobody asked for is a restatement (FIX E.1.c). */
  private Optional<String> replaced(FixRow row) {
    requests.arriveOrRetry(row.clOrdId());
    if (!requests.isPending(row.clOrdId())) {
      return restated(row);
    }
    requests.resolved(row.clOrdId());
    return send(row, FixReport.ExecType.REPLACED);
  }

  /** Where the executed quantity changes too, it is a split (FIX H.1.b). */
  private Optional<String> restated(FixRow row) {
    var ratio = ratio(row, session.status(requests.orderOf(row)).orElseThrow());
    var qty = row.orderQty() == null ? null : new Quantity(row.orderQty());
    return session.report(
        requests.orderOf(row),
        new FixReport(FixReport.ExecType.RESTATED, execId(row), null, null, null, qty, ratio));
  }

  private static @Nullable Ratio ratio(FixRow row, OrderFigures before) {
    var cum = before.cumQty().value();
    if (row.cumQty() == null || cum.signum() == 0 || row.cumQty().compareTo(cum) == 0) {
      return null;
    }
    return Ratio.of(row.cumQty(), cum);
  }

  private Optional<String> traded(FixRow row, FixReport.ExecType type) {
    var order = requests.orderOf(row);
    var reference = row.execRefId().isEmpty() ? null : row.execRefId();
    var bust = type == FixReport.ExecType.TRADE_CANCEL;
    var price = row.lastPx() != null ? new Price(row.lastPx()) : priceOf(reference);
    prices.put(execId(row), price);
    var report =
        new FixReport(
            type,
            execId(row),
            bust ? null : lastQty(row, order),
            bust ? null : price,
            reference,
            null,
            null);
    return session.report(order, report);
  }

  private Price priceOf(@Nullable String reference) {
    return reference == null ? ANY_PRICE : prices.getOrDefault(reference, ANY_PRICE);
  }

  /** Where the row has none it is what the executed quantity rose by. */
  private Quantity lastQty(FixRow row, String order) {
    var last = row.lastQty();
    if (last != null && last.signum() > 0) {
      return new Quantity(last);
    }
    var cum = row.cumQty() == null ? BigDecimal.ZERO : row.cumQty();
    return new Quantity(cum.subtract(session.status(order).orElseThrow().cumQty().value()));
  }

  private Optional<String> send(FixRow row, FixReport.ExecType type) {
    return session.report(requests.orderOf(row), FixReport.of(type, execId(row)));
  }

  private static String execId(FixRow row) {
    return row.execId().isEmpty() ? "step-" + row.step() : row.execId();
  }
}
