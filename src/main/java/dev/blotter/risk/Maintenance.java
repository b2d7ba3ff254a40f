package dev.blotter.risk;

import dev.blotter.kernel.Money;
import java.util.Optional;

/** What must stay of an account's equity for what it holds and owes (FINRA 4210). */
final class Maintenance {

  private Maintenance() {}

  /** Empty where something has no price or rate. */
  static Optional<Money> of(Exposures exposures, RiskPolicy policy) {
    var longs = exposures.longs().map(value -> value.times(policy.maintenanceLong()));
    var shorts = exposures.shorts().map(value -> value.abs().times(policy.maintenanceShort()));
    return longs.flatMap(held -> shorts.map(held::plus));
  }
}
