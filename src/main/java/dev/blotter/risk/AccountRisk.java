package dev.blotter.risk;

import dev.blotter.kernel.Money;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.BuyingPower;
import dev.blotter.portfolio.Rates;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.portfolio.Worth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account has, and what of it is bound, in its base currency, to its minor unit. Null where
 * a price or a rate is missing.
 *
 * @param equity all of it together
 * @param lastEquity what it was worth at the last valuation of a day, or null where there was none
 * @param lastValuedDay that day
 * @param dayProfitLoss what was gained since, deposits and withdrawals apart
 * @param totalCash of all currencies, settled or not
 * @param cash of the base currency alone, as all from here to {@code withdrawable}
 * @param settled what of that cash is settled
 * @param unsettled what trades have brought that is not settled yet
 * @param reserved what active orders hold of it
 * @param buyingPower what orders may still hold of it
 * @param withdrawable what may be withdrawn of it
 * @param longMarketValue of what is held
 * @param shortMarketValue of what is owed; zero or less
 * @param initialMargin what open shorts hold of the cash
 * @param maintenanceMargin what must stay of equity for what is held and owed
 * @param excessLiquidity equity less that
 * @param cushion that by equity: how far it is from a margin call
 * @param marginCall whether it is below zero
 * @param multiplier how many times its free cash orders may hold: there is no credit
 * @param openPositions how many instruments are held or owed
 * @param activeOrders how many orders go on
 */
public record AccountRisk(
    @Nullable BigDecimal equity,
    @Nullable BigDecimal lastEquity,
    @Nullable LocalDate lastValuedDay,
    @Nullable BigDecimal dayProfitLoss,
    @Nullable BigDecimal totalCash,
    BigDecimal cash,
    BigDecimal settled,
    BigDecimal unsettled,
    BigDecimal reserved,
    BigDecimal buyingPower,
    BigDecimal withdrawable,
    @Nullable BigDecimal longMarketValue,
    @Nullable BigDecimal shortMarketValue,
    @Nullable BigDecimal initialMargin,
    @Nullable BigDecimal maintenanceMargin,
    @Nullable BigDecimal excessLiquidity,
    @Nullable BigDecimal cushion,
    @Nullable Boolean marginCall,
    BigDecimal multiplier,
    int openPositions,
    int activeOrders) {

  static AccountRisk of(RiskInputs inputs, Exposures exposures, @Nullable Money equity) {
    var portfolio = inputs.portfolio();
    var last = inputs.valued().last();
    var maintenance = Maintenance.of(exposures, inputs.policy()).orElse(null);
    var excess = equity == null || maintenance == null ? null : equity.minus(maintenance);
    return new AccountRisk(
        Money.amountOf(equity),
        last.map(ValuedDay::equity).orElse(null),
        last.map(ValuedDay::day).orElse(null),
        last.flatMap(valued -> gainedSince(valued, inputs, equity)).orElse(null),
        portfolio.totalCash(),
        portfolio.cash(),
        portfolio.settled(),
        portfolio.unsettled(),
        portfolio.locked(),
        portfolio.buyingPower(),
        portfolio.withdrawable(),
        portfolio.longMarketValue(),
        portfolio.shortMarketValue(),
        initialMargin(inputs).map(Money::amount).orElse(null),
        Money.amountOf(maintenance),
        Money.amountOf(excess),
        Numbers.part(excess, equity),
        excess == null ? null : excess.isNegative(),
        BigDecimal.ONE,
        exposures.all().size(),
        inputs.pending().stream().mapToInt(PendingQuantity::orders).sum());
  }

  private static Optional<BigDecimal> gainedSince(
      ValuedDay last, RiskInputs inputs, @Nullable Money equity) {
    var flows = Worth.flows(inputs.account(), inputs.marks());
    return Optional.ofNullable(equity)
        .flatMap(now -> flows.map(now::minus))
        .map(own -> own.amount().subtract(Optional.ofNullable(last.equity()).orElseThrow()));
  }

  private static Optional<Money> initialMargin(RiskInputs inputs) {
    var account = inputs.account();
    var power = new BuyingPower(account, inputs.margin(), inputs.marks());
    var held =
        account.holdings().values().stream()
            .map(holding -> holding.costBasis().currency())
            .distinct()
            .map(power::held)
            .toList();
    return new Rates(inputs.marks()).total(held, account.baseCurrency());
  }
}
