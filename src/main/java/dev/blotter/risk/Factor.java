package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something whose value moves from day to day: a position, or cash in a foreign currency.
 *
 * @param name the instrument or the currency
 * @param isCash whether it is a currency
 * @param value in the account's base currency
 * @param levels what a unit of it was worth in that currency
 */
record Factor(String name, boolean isCash, Money value, Closes levels) {

  /** All that has a value. */
  static List<Factor> of(Exposures exposures, Account account, Marks marks, PriceHistory prices) {
    List<Factor> factors = new ArrayList<>();
    for (var exposure : exposures.valued()) {
      var levels = prices.of(exposure.symbol(), exposure.quote(), exposures.base());
      factors.add(new Factor(exposure.symbol().value(), false, exposure.worth(), levels));
    }
    foreign(account)
        .flatMap(cash -> of(cash, exposures.base(), marks, prices).stream())
        .forEach(factors::add);
    return factors;
  }

  private static Optional<Factor> of(Money cash, Currency base, Marks marks, PriceHistory prices) {
    var levels = prices.rates(cash.currency(), base);
    return new Rates(marks)
        .convert(cash, base)
        .map(value -> new Factor(cash.currency().code(), true, value, levels));
  }

  private static Stream<Money> foreign(Account account) {
    return account.balances().values().stream()
        .map(Balance::total)
        .filter(cash -> !cash.currency().equals(account.baseCurrency()) && !cash.isZero());
  }
}
