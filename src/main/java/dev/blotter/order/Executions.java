package dev.blotter.order;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an order's executions from its events. */
public final class Executions {

  private final List<Execution> found = new ArrayList<>();

  private Executions() {}

  /**
   * Every report of an execution, oldest first.
   *
   * @param history the order's events, oldest first
   */
  public static List<Execution> of(List<RecordedEvent> history) {
    var executions = new Executions();
    history.forEach(executions::add);
    return List.copyOf(executions.found);
  }

  private void add(RecordedEvent recorded) {
    switch (recorded.event()) {
      case OrderFilled e ->
          found.add(
              report(
                  recorded,
                  e.figures(),
                  new Key(e.venue(), e.execId(), null),
                  Execution.Type.TRADE,
                  new Terms(e.lastQty(), e.lastPx(), e.commission()),
                  e.late()));
      case OrderFillCorrected e -> {
        mark(e.venue(), e.execRefId(), Execution.State.CORRECTED);
        found.add(
            report(
                recorded,
                e.figures(),
                new Key(e.venue(), e.execId(), e.execRefId()),
                Execution.Type.TRADE_CORRECT,
                new Terms(e.lastQty(), e.lastPx(), e.commission()),
                false));
      }
      case OrderFillBusted e -> {
        mark(e.venue(), e.execRefId(), Execution.State.BUSTED);
        found.add(
            report(
                recorded,
                e.figures(),
                new Key(e.venue(), e.execId(), e.execRefId()),
                Execution.Type.TRADE_CANCEL,
                new Terms(null, null, null),
                false));
      }
      default -> {}
    }
  }

  private void mark(String venue, String execId, Execution.State state) {
    found.replaceAll(e -> e.venue().equals(venue) && e.execId().equals(execId) ? e.as(state) : e);
  }

  private record Key(String venue, String execId, @Nullable String execRefId) {}

  private record Terms(
      @Nullable Quantity qty, @Nullable Price px, @Nullable Commission commission) {}

  private static Execution report(
      RecordedEvent recorded,
      OrderFigures figures,
      Key key,
      Execution.Type type,
      Terms terms,
      boolean late) {
    return new Execution(
        key.venue(),
        key.execId(),
        key.execRefId(),
        type,
        terms.qty(),
        terms.px(),
        terms.commission(),
        late,
        Execution.State.EFFECTIVE,
        figures.status(),
        figures.cumQty(),
        figures.overfillQty(),
        figures.leavesQty(),
        figures.avgPx(),
        recorded.effectiveAt(),
        recorded.occurredAt(),
        recorded.version());
  }
}
