package dev.blotter.risk;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.DailyPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prices of a moment; where one is missing, what the instrument had closed at last by then. */
final class ClosingMarks implements Marks {

  /** A day is over everywhere this long after it began in Greenwich. */
  private static final Duration OVER = Duration.ofHours(36);

  private final Marks marks;
  private final LocalDate last;
  private final Map<Symbol, DailyPrice> closed = new HashMap<>();

  /**
   * @param marks the prices of that moment
   */
  ClosingMarks(Marks marks, Instant at) {
    this.marks = marks;
    this.last = LocalDate.ofInstant(at.minus(OVER), ZoneOffset.UTC);
  }

  /** Takes in what some more instruments closed at. */
  void add(Map<Symbol, List<DailyPrice>> closes) {
    closes.forEach(
        (symbol, days) ->
            days.stream()
                .filter(price -> !price.day().isAfter(last))
                .max(Comparator.comparing(DailyPrice::day))
                .ifPresent(price -> closed.put(symbol, price)));
  }

  @Override
  public Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return marks.mark(symbol, signedQuantity).or(() -> close(symbol));
  }

  private Optional<Mark> close(Symbol symbol) {
    return Optional.ofNullable(closed.get(symbol))
        .map(price -> new Mark(price.close(), end(price)));
  }

  private static Instant end(DailyPrice price) {
    return price.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
