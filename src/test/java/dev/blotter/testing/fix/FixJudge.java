package dev.blotter.testing.fix;

import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what must be after a row: what the matrix prints, save for the decided deviations, each of
 * which is a rule about any row, not about one scenario.
 */
final class FixJudge {

  private final TimeInForce timeInForce;
  private BigDecimal quantity = BigDecimal.ZERO;
  private BigDecimal cumQty = BigDecimal.ZERO;

  FixJudge(TimeInForce timeInForce) {
    this.timeInForce = timeInForce;
  }

  FixStep judge(
      FixRow row, FixRequests.Pending open, Optional<OrderFigures> is, Optional<String> refused) {
    var printed = FixFigures.printed(row);
    remember(printed);
    var deviation = deviation(row, printed, open);
    var expected = deviation == null ? printed : instead(deviation, printed);
    return new FixStep(row, printed, expected, deviation, is, refused);
  }

  private @Nullable FixDeviation deviation(
      FixRow row, FixFigures printed, FixRequests.Pending open) {
    if (row.ordStatus().equals("Stopped")) {
      return FixDeviation.GUARANTEE_IS_NO_STATE;
    }
    if (printed.status() == OrderStatus.ACCEPTED && open.cancel()) {
      return FixDeviation.ACKNOWLEDGED_WHILE_PENDING_CANCEL;
    }
    if (printed.status() == OrderStatus.PENDING_CANCEL && isFilled(printed)) {
      return FixDeviation.FILLED_WHILE_PENDING_CANCEL;
    }
    if (printed.status() == OrderStatus.PENDING_REPLACE && !open.replace()) {
      return FixDeviation.SECOND_REPLACE_REFUSED;
    }
    return immediateRemainder(printed) ? FixDeviation.IMMEDIATE_REMAINDER_EXPIRES : null;
  }

  private FixFigures instead(FixDeviation deviation, FixFigures printed) {
    return switch (deviation) {
      case ACKNOWLEDGED_WHILE_PENDING_CANCEL -> printed.with(OrderStatus.PENDING_CANCEL);
      case FILLED_WHILE_PENDING_CANCEL -> printed.with(OrderStatus.FILLED);
      case SECOND_REPLACE_REFUSED, GUARANTEE_IS_NO_STATE -> printed.with(underlying());
      case IMMEDIATE_REMAINDER_EXPIRES -> printed.over(OrderStatus.EXPIRED);
    };
  }

  private boolean immediateRemainder(FixFigures printed) {
    return timeInForce == TimeInForce.IOC
        && cumQty.signum() > 0
        && (printed.status() == OrderStatus.PARTIALLY_FILLED
            || printed.status() == OrderStatus.CANCELLED);
  }

  private static boolean isFilled(FixFigures printed) {
    return printed.leavesQty() != null
        && printed.leavesQty().signum() == 0
        && printed.cumQty() != null
        && printed.cumQty().signum() > 0;
  }

  private OrderStatus underlying() {
    if (cumQty.signum() == 0) {
      return OrderStatus.ACCEPTED;
    }
    return cumQty.compareTo(quantity) < 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.FILLED;
  }

  private void remember(FixFigures printed) {
    quantity = printed.quantity() == null ? quantity : printed.quantity();
    cumQty = printed.cumQty() == null ? cumQty : printed.cumQty();
  }
}
