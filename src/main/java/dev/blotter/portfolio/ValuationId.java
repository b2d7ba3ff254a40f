package dev.blotter.portfolio;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The id of what a portfolio was worth on a day: the portfolio's own, with the day since 1970 in
 * its last 32 bits. So it is in the same lane, and a day that is valued again has the same.
 */
final class ValuationId {
  private static final long DAY = 0xFFFF_FFFFL;

  private ValuationId() {}

  static UUID of(UUID portfolioId, LocalDate day) {
    long others = portfolioId.getLeastSignificantBits() & ~DAY;
    return new UUID(portfolioId.getMostSignificantBits(), others | (day.toEpochDay() & DAY));
  }
}
