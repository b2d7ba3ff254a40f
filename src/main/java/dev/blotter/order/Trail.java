package dev.blotter.order;

import dev.blotter.kernel.Decimals;
import dev.blotter.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a trailing stop stays behind the best price there was since it was placed (FIX
 * PegInstructions): one of the two is given.
 *
 * @param price the distance itself
 * @param percent the distance in hundredths of the best price
 */
public record Trail(@Nullable Price price, @Nullable BigDecimal percent) {

  /** The percentage's decimals. */
  static final int SCALE = 4;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Trail {
    percent = percent == null ? null : Decimals.normal(percent);
  }

  public static Trail by(Price distance) {
    return new Trail(distance, null);
  }

  public static Trail byPercent(String percent) {
    return new Trail(null, new BigDecimal(percent));
  }

  /** The trail that is given, or null where neither is. */
  public static @Nullable Trail of(@Nullable Price price, @Nullable BigDecimal percent) {
    return price == null && percent == null ? null : new Trail(price, percent);
  }

  /** True where a percentage is given that can be kept: above 0, below 100, of four decimals. */
  boolean isPercentage() {
    return percent != null
        && percent.signum() > 0
        && percent.compareTo(HUNDRED) < 0
        && percent.scale() <= SCALE;
  }

  /** Where the stop of a purchase stands while that is the best price; rounded up. */
  public Price above(Price best) {
    var distance =
        price != null
            ? price.value()
            : best.value().multiply(Objects.requireNonNull(percent)).movePointLeft(2);
    var stop = best.value().add(distance).setScale(Price.SCALE, RoundingMode.UP);
    return new Price(stop.min(Price.LARGEST.value()));
  }

  /** As it is said: {@code 1.50} or {@code 2%}. */
  @Override
  public String toString() {
    return price != null ? "trail " + price : "trail " + percent + "%";
  }
}
