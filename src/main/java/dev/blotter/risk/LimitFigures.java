package dev.blotter.risk;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A limit that is set, as parts of equity, and how much of it is used. It is told, not enforced.
 *
 * @param used null where it cannot be told
 * @param headroom what is left of it, negative beyond it; null likewise
 * @param breached whether it is exceeded; null likewise
 */
public record LimitFigures(
    RiskLimit limit,
    BigDecimal maximum,
    @Nullable BigDecimal used,
    @Nullable BigDecimal headroom,
    @Nullable Boolean breached) {

  /**
   * Those that are set, in the order of their names here.
   *
   * @param worst the value at risk of a day as a part of equity, or null where it cannot be told
   */
  static List<LimitFigures> of(
      RiskPolicy policy,
      ExposureFigures exposure,
      Concentration concentration,
      @Nullable BigDecimal worst,
      @Nullable BigDecimal drawdown) {
    return Arrays.stream(RiskLimit.values())
        .filter(policy.limits()::containsKey)
        .map(
            limit ->
                of(
                    limit,
                    Optional.ofNullable(policy.limits().get(limit)).orElseThrow(),
                    switch (limit) {
                      case GROSS_EXPOSURE -> exposure.grossToEquity();
                      case NET_EXPOSURE -> abs(exposure.netToEquity());
                      case LARGEST_POSITION -> largest(exposure, concentration);
                      case VALUE_AT_RISK -> worst;
                      case DRAWDOWN -> drawdown;
                    }))
        .toList();
  }

  private static LimitFigures of(RiskLimit limit, BigDecimal maximum, @Nullable BigDecimal used) {
    return new LimitFigures(
        limit,
        maximum,
        used,
        used == null ? null : maximum.subtract(used),
        used == null ? null : used.compareTo(maximum) > 0);
  }

  private static @Nullable BigDecimal abs(@Nullable BigDecimal part) {
    return part == null ? null : part.abs();
  }

  private static @Nullable BigDecimal largest(
      ExposureFigures exposure, Concentration concentration) {
    var gross = exposure.grossToEquity();
    if (gross == null || concentration.largest().isEmpty()) {
      return gross;
    }
    var weight = concentration.largest().getFirst().weight();
    return Numbers.part(gross.multiply(weight).doubleValue());
  }
}
