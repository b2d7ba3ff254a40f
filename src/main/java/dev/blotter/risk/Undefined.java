package dev.blotter.risk;

import dev.blotter.risk.measure.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes why figures are null while they are written down. */
final class Undefined {

  private final Map<String, Figure.Reason> reasons = new LinkedHashMap<>();

  /** The figure as a part or ratio; null where it is not defined, which is noted by that name. */
  @Nullable BigDecimal part(String name, Figure figure) {
    return switch (figure) {
      case Figure.Known(double value) ->
          Numbers.isPart(value) ? Numbers.part(value) : none(name, Figure.Reason.OUT_OF_RANGE);
      case Figure.Undefined(var reason) -> none(name, reason);
    };
  }

  private @Nullable BigDecimal none(String name, Figure.Reason reason) {
    reasons.put(name, reason);
    return null;
  }

  /** By the names of the figures. */
  Map<String, Figure.Reason> reasons() {
    return reasons;
  }
}
