package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Rates between currencies, from the prices of pairs. What has no price has no rate, never 1. */
public final class Rates {

  private static final int INVERSE_SCALE = 16;

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

  /** The rate between two different currencies, or empty where no pair has a price. */
  public Optional<Rate> rate(Currency from, Currency to) {
    return direct(from, to).or(() -> inverse(from, to));
  }

  /** That amount in another currency, or empty where there is no rate. */
  public Optional<Money> convert(Money amount, Currency to) {
    return amount.currency().equals(to)
        ? Optional.of(amount)
        : rate(amount.currency(), to)
            .map(rate -> Money.rounded(amount.amount().multiply(rate.value()), to));
  }

  private Optional<Rate> direct(Currency from, Currency to) {
    var pair = pair(from, to);
    return mark(pair).map(mark -> new Rate(from, to, mark.price().value(), pair, mark.at()));
  }

  private Optional<Rate> inverse(Currency from, Currency to) {
    var pair = pair(to, from);
    return mark(pair)
        .filter(mark -> !mark.price().isZero())
        .map(mark -> new Rate(from, to, inverse(mark), pair, mark.at()));
  }

  private static BigDecimal inverse(Mark mark) {
    return BigDecimal.ONE.divide(mark.price().value(), INVERSE_SCALE, RoundingMode.HALF_EVEN);
  }

  private Optional<Mark> mark(Symbol pair) {
    return marks.mark(pair, BigDecimal.ONE);
  }

  private static Symbol pair(Currency base, Currency quote) {
    return Symbol.of(base.code() + "/" + quote.code());
  }
}
