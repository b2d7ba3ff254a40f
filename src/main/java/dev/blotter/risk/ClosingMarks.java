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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prices of a moment; where one is missing, what the instrument had closed at last by then. */
record ClosingMarks(Marks marks, Map<Symbol, List<DailyPrice>> closes, Instant at)
    implements Marks {

  /** A day is over everywhere this long after it began in Greenwich. */
  private static final Duration OVER = Duration.ofHours(36);

  @Override
  public Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return marks.mark(symbol, signedQuantity).or(() -> close(symbol));
  }

  private Optional<Mark> close(Symbol symbol) {
    var last = LocalDate.ofInstant(at.minus(OVER), ZoneOffset.UTC);
    return closes.getOrDefault(symbol, List.of()).stream()
        .filter(price -> !price.day().isAfter(last))
        .max(Comparator.comparing(DailyPrice::day))
        .map(price -> new Mark(price.close(), end(price)));
  }

  private static Instant end(DailyPrice price) {
    return price.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
