package dev.blotter.position;

import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Nautilus says of a position after a fill, held against ours. Average prices are compared to
 * ten decimals, amounts to the minor unit (docs/decisions/0020-cost-in-minor-units.md); null stands
 * for none, and so does zero for an average price and for a time.
 *
 * <p>Nautilus leaves out of the profit what a commission in the traded currency cost. Here the
 * profits of a cycle are the cash that moved, so they are less by that cost
 * (docs/decisions/0022-fee-in-kind.md).
 */
final class NautilusFigures {

  private static final BigDecimal TEN_DECIMALS = new BigDecimal("0.0000000001");
  private static final BigDecimal ONE_IN_A_MILLION = new BigDecimal("0.000001");
  private static final Set<String> FIELDS =
      Set.of(
          "after",
          "mark",
          "note",
          "side",
          "qty",
          "signed_qty",
          "peak_qty",
          "avg_px_open",
          "avg_px_close",
          "realized_pnl",
          "unrealized_pnl",
          "total_pnl",
          "commissions",
          "realized_return",
          "notional",
          "cumulative_realized_pnl",
          "ts_opened",
          "ts_closed",
          "duration_ns",
          "adjustments");

  private final JsonNode expected;
  private final PositionTrail trail;
  private final Position position;
  private final PositionFigures figures;

  NautilusFigures(JsonNode expected, PositionTrail trail) {
    this.expected = expected;
    this.trail = trail;
    this.position = Objects.requireNonNull(trail.book().last());
    this.figures = position.figures();
  }

  void check() {
    GoldenFiles.knowOnly(expected, FIELDS);
    if (expected.has("side")) {
      assertThat(figures.side()).isEqualTo(PositionSide.valueOf(expected.get("side").asText()));
    }
    exact("qty", figures.quantity().value());
    exact("signed_qty", figures.signedQuantity());
    exact("peak_qty", figures.peakQuantity().value());
    near("avg_px_open", value(figures.avgPxOpen()), TEN_DECIMALS);
    near("avg_px_close", value(figures.avgPxClose()), TEN_DECIMALS);
    near("realized_return", position.realizedReturn(), ONE_IN_A_MILLION);
    checkProfits();
    checkTimes();
    checkAdjustments();
  }

  private void checkProfits() {
    var mark = number(expected, "mark").map(px -> new Mark(new Price(px), Instant.EPOCH));
    var value = Valuation.of(figures, mark.orElse(null));
    var lost = costOfFeesInKind();
    var lostSoFar = figures.flat() ? lost : BigDecimal.ZERO;
    exact("realized_pnl", figures.realizedPnl().amount().add(lostSoFar));
    exact("unrealized_pnl", plus(value.unrealizedPnl(), lost.subtract(lostSoFar)));
    exact("total_pnl", plus(value.totalPnl(figures), lost));
    exact("notional", size(value.marketValue()));
    exact("cumulative_realized_pnl", trail.realizedOfAllCycles());
    var fees = figures.fees().amount();
    exact("commissions", fees.signum() == 0 ? inKind() : fees);
  }

  private void checkTimes() {
    time("ts_opened", position.openedAt());
    time("ts_closed", position.closedAt());
    if (expected.has("duration_ns")) {
      var end = Objects.requireNonNullElse(position.closedAt(), position.openedAt());
      assertThat(Duration.between(position.openedAt(), end).toNanos())
          .isEqualTo(expected.get("duration_ns").asLong());
    }
  }

  private void time(String field, @Nullable Instant actual) {
    if (expected.has(field)) {
      assertThat(Objects.requireNonNullElse(actual, Instant.EPOCH))
          .as(field)
          .isEqualTo(Instant.EPOCH.plusNanos(expected.get(field).asLong()));
    }
  }

  /** Those of the cycle; where a fee opened it, those before it too. */
  private void checkAdjustments() {
    if (!expected.has("adjustments")) {
      return;
    }
    var wanted =
        GoldenFiles.each(expected.get("adjustments"))
            .map(change -> new BigDecimal(change.asText()))
            .toList();
    var all = feesInKind(trail.histories().stream()).map(BigDecimal::negate).toList();
    assertThat(wanted).hasSizeGreaterThanOrEqualTo((int) feesInKind(cycle()).count());
    assertThat(all.subList(all.size() - wanted.size(), all.size()))
        .usingElementComparator(BigDecimal::compareTo)
        .isEqualTo(wanted);
  }

  private Stream<CycleHistory> cycle() {
    return Stream.of(trail.histories().getLast());
  }

  private static Stream<BigDecimal> feesInKind(Stream<CycleHistory> histories) {
    return fills(histories).map(fill -> fill.feeInKind().value()).filter(fee -> fee.signum() != 0);
  }

  private BigDecimal inKind() {
    return feesInKind(cycle()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal costOfFeesInKind() {
    return fills(cycle())
        .map(fill -> fill.feeInKind().value().multiply(fill.price().value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<Fill> fills(Stream<CycleHistory> histories) {
    var movements = histories.flatMap(history -> history.movements().stream()).toList();
    return Legs.whole(movements).stream().map(movement -> Objects.requireNonNull(movement.fill()));
  }

  private static @Nullable BigDecimal value(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable BigDecimal size(@Nullable Money money) {
    return money == null ? null : money.amount().abs();
  }

  private static @Nullable BigDecimal plus(@Nullable Money money, BigDecimal more) {
    return money == null ? null : money.amount().add(more);
  }

  private void exact(String field, @Nullable BigDecimal actual) {
    near(field, actual, BigDecimal.ZERO);
  }

  private void near(String field, @Nullable BigDecimal actual, BigDecimal tolerance) {
    if (expected.has(field)) {
      var wanted = number(expected, field).orElse(BigDecimal.ZERO);
      assertThat(actual == null ? BigDecimal.ZERO : actual)
          .as(field)
          .isCloseTo(wanted, within(tolerance));
    }
  }
}
