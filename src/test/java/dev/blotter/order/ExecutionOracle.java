package dev.blotter.order;

import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderRestated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds an order's executions up in the plainest way, from the events alone. */
final class ExecutionOracle {

  record Live(BigDecimal quantity, BigDecimal price) {}

  private final Map<String, Live> live = new LinkedHashMap<>();

  ExecutionOracle(List<OrderEvent> events) {
    events.forEach(this::add);
  }

  private void add(OrderEvent event) {
    if (event instanceof OrderFilled e) {
      live.put(e.execId(), new Live(e.lastQty().value(), e.lastPx().value()));
    } else if (event instanceof OrderFillCorrected e) {
      live.remove(e.execRefId());
      live.put(e.execId(), new Live(e.lastQty().value(), e.lastPx().value()));
    } else if (event instanceof OrderFillBusted e) {
      live.remove(e.execRefId());
    } else if (event instanceof OrderRestated e && e.splitRatio() != null) {
      split(e.splitRatio());
    }
  }

  private void split(Ratio ratio) {
    live.replaceAll(
        (id, l) ->
            new Live(
                ratio.times(l.quantity(), 40, RoundingMode.HALF_EVEN),
                ratio.inverse().times(l.price(), 40, RoundingMode.HALF_EVEN)));
  }

  BigDecimal executedQty() {
    return live.values().stream().map(Live::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal notional() {
    return live.values().stream()
        .map(l -> l.quantity().multiply(l.price()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<BigDecimal> prices() {
    return live.values().stream().map(Live::price).sorted().toList();
  }
}
