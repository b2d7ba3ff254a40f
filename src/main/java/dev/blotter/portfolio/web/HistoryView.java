package dev.blotter.portfolio.web;

import dev.blotter.kernel.Currency;
import dev.blotter.portfolio.EquityHistory;
import dev.blotter.portfolio.EquityHistory.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account was worth over time, as clients see it: arrays of the same length. */
@Schema(
    name = "PortfolioHistory",
    description =
        "What an account was worth day by day: arrays of the same length, oldest first. A day that is"
            + " missing was worth what the day before was")
record HistoryView(
    String baseCurrency,
    String timeframe,
    @Schema(description = "The last equity known before the first point; zero where there is none")
        BigDecimal baseValue,
    @Schema(description = "Whether the last point is of now, at the latest prices") boolean live,
    @Schema(description = "When it was valued") List<Instant> timestamp,
    @Schema(description = "The trading day that it counts for") List<LocalDate> day,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = DecimalOrNull.class,
            description = "In the base currency; null where a price or a rate was missing")
        List<@Nullable BigDecimal> equity,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = DecimalOrNull.class,
            description =
                "Deposits less withdrawals since the last point with an equity; null where a currency"
                    + " had no rate")
        List<@Nullable BigDecimal> flows,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = DecimalOrNull.class,
            description = "The equity less base_value less all flows so far; null where unknown")
        List<@Nullable BigDecimal> profitLoss,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = DecimalOrNull.class,
            description =
                "The time-weighted return since base_value, 0.01 being one percent: of each point"
                    + " equity / (equity before + flows) - 1 where more came in than went out, else"
                    + " (equity - flows) / equity before - 1, chained; null where that begins with"
                    + " nothing, or something is unknown")
        List<@Nullable BigDecimal> profitLossPct) {

  static HistoryView of(Currency currency, BigDecimal base, EquityHistory history, boolean live) {
    var points = history.points();
    return new HistoryView(
        currency.code(),
        Timeframe.DAY.toString(),
        base,
        live,
        points.stream().map(Point::at).toList(),
        points.stream().map(Point::day).toList(),
        column(points, Point::equity),
        column(points, Point::flows),
        column(points, Point::profit),
        column(points, Point::ratio));
  }

  private static List<@Nullable BigDecimal> column(
      List<Point> points, Function<Point, @Nullable BigDecimal> of) {
    List<@Nullable BigDecimal> column = new ArrayList<>();
    points.forEach(point -> column.add(of.apply(point)));
    return Collections.unmodifiableList(column);
  }
}
