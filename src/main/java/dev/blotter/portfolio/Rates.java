package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
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

  private static final int INVERSE_SCALE = 16;
  private static final BigDecimal HELD = BigDecimal.ONE;
  private static final BigDecimal OWED = BigDecimal.ONE.negate();

  private final Marks marks;

  public Rates(Marks marks) {
    this.marks = marks;
  }

  /**
   * A rate, its source and its time.
   *
   * @param value units of {@code to} for one of {@code from}
   * @param source the pair whose price it is
   */
  public record Rate(Currency from, Currency to, BigDecimal value, Symbol source, Instant at) {}

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
    return rate(amount.currency(), to, side(amount));
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
        : rate(amount.currency(), to, side).map(rate -> at(rate, amount));
  }

  private static BigDecimal side(Money amount) {
    return amount.isNegative() ? OWED : HELD;
  }

  private static Money at(Rate rate, Money amount) {
    return Money.rounded(amount.amount().multiply(rate.value()), rate.to());
  }

  private Optional<Rate> rate(Currency from, Currency to, BigDecimal side) {
    return direct(from, to, side).or(() -> inverse(from, to, side));
  }

  private Optional<Rate> direct(Currency from, Currency to, BigDecimal side) {
    var pair = Symbol.pair(from, to);
    return marks
        .mark(pair, side)
        .map(mark -> new Rate(from, to, mark.price().value(), pair, mark.at()));
  }

  // Who sells the quote currency buys the pair, and the other way round.
  private Optional<Rate> inverse(Currency from, Currency to, BigDecimal side) {
    var pair = Symbol.pair(to, from);
    return marks
        .mark(pair, side.negate())
        .filter(mark -> !mark.price().isZero())
        .map(mark -> new Rate(from, to, inverse(mark), pair, mark.at()));
  }

  private static BigDecimal inverse(Mark mark) {
    return BigDecimal.ONE.divide(mark.price().value(), INVERSE_SCALE, RoundingMode.HALF_EVEN);
  }
}
