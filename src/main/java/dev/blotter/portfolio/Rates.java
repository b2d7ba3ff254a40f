package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rates between currencies, from the prices of pairs. What is held of a currency is sold, what is
 * owed is bought. What has no price has no rate, never 1.
 */
public final class Rates {

  private static final BigDecimal HELD = BigDecimal.ONE;
  private static final BigDecimal OWED = BigDecimal.ONE.negate();

  private final Marks marks;

  public Rates(Marks marks) {
    this.marks = marks;
  }

  /**
   * A rate, its source and its time.
   *
   * @param value units of {@code to} for one of {@code from}, to 16 digits where it is the inverse
   *     of a price
   * @param source the pair whose price it is
   */
  public record Rate(Currency from, Currency to, BigDecimal value, Symbol source, Instant at) {}

  /**
   * A rate as it is reckoned with.
   *
   * @param price of the pair {@code source}
   * @param inverse whether an amount is divided by it, once, and not multiplied: the inverse of a
   *     price has no end of digits
   */
  private record Quoted(Currency to, Symbol source, Mark price, boolean inverse) {

    Money of(Money amount) {
      var unit = price.price().value();
      return inverse
          ? new Money(amount.amount().divide(unit, to.digits(), RoundingMode.HALF_EVEN), to)
          : Money.rounded(amount.amount().multiply(unit), to);
    }

    Rate shown(Currency from) {
      var unit = price.price().value();
      var value = inverse ? BigDecimal.ONE.divide(unit, MathContext.DECIMAL64) : unit;
      return new Rate(from, to, value, source, price.at());
    }
  }

  /** The pairs whose prices a rate may follow from; none between a currency and itself. */
  public static Stream<Symbol> sources(Currency one, Currency other) {
    return one.equals(other)
        ? Stream.of()
        : Stream.of(Symbol.pair(one, other), Symbol.pair(other, one));
  }

  /**
   * The rate that this amount of another currency is converted at, or empty where there is none.
   */
  public Optional<Rate> rate(Money amount, Currency to) {
    return quoted(amount.currency(), to, side(amount)).map(rate -> rate.shown(amount.currency()));
  }

  /** That amount in another currency, or empty where there is no rate. Below zero it is owed. */
  public Optional<Money> convert(Money amount, Currency to) {
    return converted(amount, to, side(amount));
  }

  /** All of them together in one currency, or empty where one of them has no rate. */
  public Optional<Money> total(Collection<Money> amounts, Currency to) {
    var sum = Optional.of(Money.zero(to));
    for (var amount : amounts) {
      sum = sum.flatMap(known -> convert(amount, to).map(known::plus));
    }
    return sum;
  }

  /**
   * What came in, or went out, below zero: always at the rate of what is held, so that a withdrawal
   * takes along what the cash was worth and nobody gains by it. Empty where there is no rate.
   */
  public Optional<Money> flow(Money amount, Currency to) {
    return converted(amount, to, HELD);
  }

  /** Its own currency needs no rate, and neither does zero. */
  private Optional<Money> converted(Money amount, Currency to, BigDecimal side) {
    if (amount.currency().equals(to)) {
      return Optional.of(amount);
    }
    return amount.isZero()
        ? Optional.of(Money.zero(to))
        : quoted(amount.currency(), to, side).map(rate -> rate.of(amount));
  }

  private static BigDecimal side(Money amount) {
    return amount.isNegative() ? OWED : HELD;
  }

  private Optional<Quoted> quoted(Currency from, Currency to, BigDecimal side) {
    return direct(from, to, side).or(() -> inverse(from, to, side));
  }

  private Optional<Quoted> direct(Currency from, Currency to, BigDecimal side) {
    var pair = Symbol.pair(from, to);
    return marks.mark(pair, side).map(mark -> new Quoted(to, pair, mark, false));
  }

  // Who sells the quote currency buys the pair, and the other way round.
  private Optional<Quoted> inverse(Currency from, Currency to, BigDecimal side) {
    var pair = Symbol.pair(to, from);
    return marks
        .mark(pair, side.negate())
        .filter(mark -> !mark.price().isZero())
        .map(mark -> new Quoted(to, pair, mark, true));
  }
}
