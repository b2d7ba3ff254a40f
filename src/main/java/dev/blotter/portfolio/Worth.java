package dev.blotter.portfolio;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account is worth in its base currency. What cannot be priced or converted makes the sums
 * it belongs to null, and is named.
 *
 * @param cash all currencies
 * @param longValue what is held
 * @param shortValue what is owed; negative
 * @param equity all of it together
 * @param unpriced open holdings without a price
 * @param unconverted currencies without a rate
 */
public record Worth(
    @Nullable Money cash,
    @Nullable Money longValue,
    @Nullable Money shortValue,
    @Nullable Money equity,
    List<Symbol> unpriced,
    List<Currency> unconverted) {

  /** The instruments whose prices it follows from: what is held, and pairs of its currencies. */
  public static Set<Symbol> symbols(Account account) {
    var base = account.baseCurrency();
    var held = account.holdings().values().stream().filter(Holding::isOpen).toList();
    var currencies =
        Stream.concat(
            account.balances().keySet().stream(),
            held.stream().map(holding -> holding.costBasis().currency()));
    return Stream.concat(
            held.stream().map(Holding::symbol),
            currencies.flatMap(currency -> Rates.sources(currency, base)))
        .collect(toUnmodifiableSet());
  }

  /** The worth at those prices. */
  public static Worth of(Account account, Marks marks) {
    return new Reckoning(account.baseCurrency(), marks).of(account);
  }

  /**
   * What came in from outside less what went out since the last valuation, at those rates; empty
   * where a currency has none.
   */
  public static Optional<Money> flows(Account account, Marks marks) {
    var reckoning = new Reckoning(account.baseCurrency(), marks);
    return reckoning.sum(account.flows().values(), reckoning.rates::flow);
  }

  @FunctionalInterface
  private interface Conversion {
    Optional<Money> of(Money amount, Currency to);
  }

  private static final class Reckoning {
    private final Currency base;
    private final Marks marks;
    private final Rates rates;
    private final List<Symbol> unpriced = new ArrayList<>();
    private final Set<Currency> unconverted = new LinkedHashSet<>();

    Reckoning(Currency base, Marks marks) {
      this.base = base;
      this.marks = marks;
      this.rates = new Rates(marks);
    }

    Worth of(Account account) {
      var cash = sum(totals(account), rates::convert);
      var longs = value(account, 1);
      var shorts = value(account, -1);
      var equity = cash.flatMap(c -> longs.flatMap(l -> shorts.map(s -> c.plus(l).plus(s))));
      return new Worth(
          cash.orElse(null),
          longs.orElse(null),
          shorts.orElse(null),
          equity.orElse(null),
          List.copyOf(unpriced),
          List.copyOf(unconverted));
    }

    private static List<Money> totals(Account account) {
      return account.balances().values().stream().map(Balance::total).toList();
    }

    private Optional<Money> value(Account account, int sign) {
      var sum = Optional.of(Money.zero(base));
      for (var holding : account.holdings().values()) {
        if (holding.signedQuantity().signum() == sign) {
          var value = value(holding);
          sum = sum.flatMap(s -> value.map(s::plus));
        }
      }
      return sum;
    }

    private Optional<Money> value(Holding holding) {
      var value = HoldingValue.of(holding, marks, base);
      if (value.own() == null) {
        unpriced.add(holding.symbol());
      } else if (value.converted() == null) {
        unconverted.add(value.own().currency());
      }
      return Optional.ofNullable(value.converted());
    }

    private Optional<Money> sum(Collection<Money> amounts, Conversion conversion) {
      var sum = Optional.of(Money.zero(base));
      for (var amount : amounts) {
        var value = converted(amount, conversion);
        sum = sum.flatMap(s -> value.map(s::plus));
      }
      return sum;
    }

    private Optional<Money> converted(Money amount, Conversion conversion) {
      var value = conversion.of(amount, base);
      if (value.isEmpty()) {
        unconverted.add(amount.currency());
      }
      return value;
    }
  }
}
