package dev.blotter.risk;

import static java.util.stream.Collectors.toMap;

import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that risk is measured of; nothing else decides the result.
 *
 * @param portfolio the account at those prices
 * @param pending what active orders leave to be executed
 * @param positions those that are open, by instrument
 * @param marks the prices of now
 * @param history those of the past
 * @param valued what the account was worth, day by day
 */
record RiskInputs(
    Instant at,
    Account account,
    PortfolioView portfolio,
    MarginPolicy margin,
    List<PendingQuantity> pending,
    Map<Symbol, Position> positions,
    Marks marks,
    PriceHistory history,
    EquityDays valued,
    RiskQuestion question,
    RiskPolicy policy) {

  static RiskInputs of(
      KnownAccount known,
      MarginPolicy margin,
      PriceHistory history,
      EquityDays valued,
      RiskQuestion question,
      RiskPolicy policy) {
    var row = known.row();
    return new RiskInputs(
        known.at(),
        row.account(),
        PortfolioView.of(row.id(), row.userId(), row.account(), margin, known.marks()),
        margin,
        known.pending(),
        known.positions().stream().collect(toMap(Position::symbol, position -> position)),
        known.marks(),
        history,
        valued,
        question,
        policy);
  }

  /** The same of another account, which is worth that at these prices. */
  RiskInputs with(Account other, PortfolioView worth, Marks prices) {
    return new RiskInputs(
        at, other, worth, margin, pending, positions, prices, history, valued, question, policy);
  }

  /** What the account is worth, or null where a price or a rate is missing. */
  @Nullable Money equity() {
    var equity = portfolio.equity();
    return equity == null ? null : new Money(equity, account.baseCurrency());
  }

  /** What all that the account has would have gained in the past. */
  Simulation simulation(Exposures exposures) {
    return new Simulation(Factor.of(exposures, account, marks, history), policy);
  }
}
