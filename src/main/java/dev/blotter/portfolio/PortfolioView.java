package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as clients see it. Amounts are in the base currency, to its minor unit; those from
 * {@code cash} to {@code withdrawable} are of the cash in that currency alone, the others of
 * everything.
 *
 * @param cash settled or not
 * @param settled what of the cash is settled
 * @param unsettled what trades have brought that is not settled yet
 * @param locked what active orders hold
 * @param free cash less locked
 * @param buyingPower what orders may still hold: free, less what open shorts hold
 * @param withdrawable what may be withdrawn: what can be spent and is settled
 * @param totalCash all currencies; null where a rate is missing
 * @param longMarketValue of what is held; null where a price or a rate is missing
 * @param shortMarketValue of what is owed, zero or less; null where a price or a rate is missing
 * @param equity null where a price or a rate is missing
 * @param rates those that the balances in other currencies were converted at
 * @param unpricedSymbols open holdings without a price
 * @param unconvertedCurrencies currencies without a rate
 */
public record PortfolioView(
    UUID portfolioId,
    UUID userId,
    AccountType accountType,
    String baseCurrency,
    BigDecimal cash,
    BigDecimal settled,
    BigDecimal unsettled,
    BigDecimal locked,
    BigDecimal free,
    BigDecimal buyingPower,
    BigDecimal withdrawable,
    @Nullable BigDecimal totalCash,
    @Nullable BigDecimal longMarketValue,
    @Nullable BigDecimal shortMarketValue,
    @Nullable BigDecimal equity,
    List<CurrencyBalance> balances,
    List<Rates.Rate> rates,
    List<Symbol> unpricedSymbols,
    List<Currency> unconvertedCurrencies) {

  /**
   * What there is of one currency, in amounts of it, to its minor unit.
   *
   * @param total settled or not
   * @param unsettled what trades have brought that is not settled yet
   * @param locked what active orders hold
   * @param free total less locked
   * @param buyingPower what orders may still hold: free, less what open shorts hold; below zero
   *     where they hold more
   * @param withdrawable what may be withdrawn, never below zero
   */
  public record CurrencyBalance(
      String currency,
      BigDecimal total,
      BigDecimal settled,
      BigDecimal unsettled,
      BigDecimal locked,
      BigDecimal free,
      BigDecimal buyingPower,
      BigDecimal withdrawable) {

    static CurrencyBalance of(BuyingPower power, Currency currency) {
      var balance = power.account().balance(currency);
      return new CurrencyBalance(
          currency.code(),
          balance.total().amount(),
          balance.settled().amount(),
          balance.unsettled().amount(),
          balance.locked().amount(),
          balance.free().amount(),
          power.spendable(currency).amount(),
          power.withdrawable(currency).amount());
    }
  }

  /** The account at those prices. */
  public static PortfolioView of(
      UUID portfolioId, UUID userId, Account account, MarginPolicy margin, Marks marks) {
    var power = new BuyingPower(account, margin, marks);
    var base = account.baseCurrency();
    var own = CurrencyBalance.of(power, base);
    var worth = Worth.of(account, marks);
    return new PortfolioView(
        portfolioId,
        userId,
        account.accountType(),
        base.code(),
        own.total(),
        own.settled(),
        own.unsettled(),
        own.locked(),
        own.free(),
        own.buyingPower(),
        own.withdrawable(),
        Money.amountOf(worth.cash()),
        Money.amountOf(worth.longValue()),
        Money.amountOf(worth.shortValue()),
        Money.amountOf(worth.equity()),
        balances(power),
        rates(account, new Rates(marks)),
        worth.unpriced(),
        worth.unconverted());
  }

  private static List<CurrencyBalance> balances(BuyingPower power) {
    return power.account().balances().keySet().stream()
        .map(currency -> CurrencyBalance.of(power, currency))
        .toList();
  }

  private static List<Rates.Rate> rates(Account account, Rates rates) {
    var base = account.baseCurrency();
    return account.balances().values().stream()
        .map(Balance::total)
        .filter(total -> !total.currency().equals(base))
        .map(total -> rates.rate(total, base))
        .flatMap(Optional::stream)
        .toList();
  }
}
