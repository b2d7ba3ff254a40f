package dev.blotter.position;

import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The positions of nautechsystems/nautilus_trader tests/unit_tests/model/test_position.py: fills
 * in, figures out. Inverse contracts are left out (docs/decisions/0021-no-inverse-contracts.md);
 * average prices are compared to ten decimals, amounts to the minor unit
 * (docs/decisions/0020-cost-in-minor-units.md).
 */
class NautilusPositionsTest {

  private static final BigDecimal TEN_DECIMALS = new BigDecimal("0.0000000001");
  private static final BigDecimal ONE_IN_A_MILLION = new BigDecimal("0.000001");

  @TestFactory
  Stream<DynamicTest> positions_stand_where_nautilus_says() {
    return GoldenFiles.each(GoldenFiles.json("nautilus_positions.json"))
        .filter(scenario -> !scenario.path("instrument").asText().contains("inverse"))
        .map(scenario -> DynamicTest.dynamicTest(id(scenario), () -> new Run(scenario).check()));
  }

  private static String id(JsonNode scenario) {
    return scenario.path("id").asText() + " " + scenario.path("source").asText();
  }

  private static final class Run {
    private final JsonNode scenario;
    private final Symbol symbol;
    private final Currency quote;
    private final PositionTrail trail;

    Run(JsonNode scenario) {
      this.scenario = scenario;
      this.symbol = symbol(scenario.path("instrument").asText());
      this.quote = symbol.quotedIn(Currency.USD);
      this.trail = new PositionTrail(symbol, quote);
    }

    private static Symbol symbol(String instrument) {
      return Symbol.parse(instrument).orElse(Symbol.of("GENERIC"));
    }

    void check() {
      int number = 0;
      for (var fill : scenario.path("fills")) {
        number++;
        trail.fill(execution(fill, number));
        for (var expected : scenario.path("expect")) {
          if (expected.path("after").asInt() == number) {
            check(expected);
          }
        }
      }
      assertThat(number).isPositive();
    }

    private Fill execution(JsonNode fill, int number) {
      var code = fill.path("commission_ccy").asText(quote.code());
      var commission =
          Money.rounded(number(fill, "commission").orElse(BigDecimal.ZERO), Currency.of(code));
      var nanos = fill.path("ts").asLong(number);
      return trail.execution(
          new UUID(2, number),
          "x" + number,
          Side.valueOf(fill.path("side").asText()),
          fill.path("qty").asText(),
          fill.path("px").asText(),
          commission,
          Instant.EPOCH.plusNanos(nanos));
    }

    private void check(JsonNode expected) {
      var position = Objects.requireNonNull(trail.book().last());
      var figures = position.figures();
      var mark = number(expected, "mark").map(px -> new Mark(new Price(px), Instant.EPOCH));
      var value = Valuation.of(figures, mark.orElse(null));
      if (expected.has("side")) {
        assertThat(figures.side()).isEqualTo(PositionSide.valueOf(expected.get("side").asText()));
      }
      exact(expected, "qty", figures.quantity().value());
      exact(expected, "signed_qty", figures.signedQuantity());
      exact(expected, "peak_qty", figures.peakQuantity().value());
      near(expected, "avg_px_open", value(figures.avgPxOpen()), TEN_DECIMALS);
      near(expected, "avg_px_close", value(figures.avgPxClose()), TEN_DECIMALS);
      exact(expected, "realized_pnl", figures.realizedPnl().amount());
      exact(expected, "commissions", figures.fees().amount());
      near(expected, "realized_return", position.realizedReturn(), ONE_IN_A_MILLION);
      exact(expected, "unrealized_pnl", amount(value.unrealizedPnl()));
      exact(expected, "total_pnl", amount(value.totalPnl(figures)));
      exact(
          expected,
          "notional",
          Optional.ofNullable(amount(value.marketValue())).map(BigDecimal::abs).orElse(null));
      exact(expected, "cumulative_realized_pnl", trail.realizedOfAllCycles());
      checkTimes(expected, position);
      checkAdjustments(expected);
    }

    /** Zero stands for none: an open position has no time of its close. */
    private static void checkTimes(JsonNode expected, Position position) {
      when(expected, "ts_opened", at -> assertThat(position.openedAt()).isEqualTo(instant(at)));
      when(
          expected,
          "ts_closed",
          at ->
              assertThat(Objects.requireNonNullElse(position.closedAt(), Instant.EPOCH))
                  .isEqualTo(instant(at)));
      when(
          expected,
          "duration_ns",
          nanos -> {
            var end = Objects.requireNonNullElse(position.closedAt(), position.openedAt());
            assertThat(Duration.between(position.openedAt(), end).toNanos())
                .isEqualTo(nanos.asLong());
          });
    }

    /** A fee in kind is a field of its fill (docs/decisions/0022-fee-in-kind.md). */
    private void checkAdjustments(JsonNode expected) {
      when(
          expected,
          "adjustments",
          changes -> {
            var wanted = GoldenFiles.each(changes).map(c -> new BigDecimal(c.asText())).toList();
            var taken = feesInKind();
            assertThat(taken.subList(taken.size() - wanted.size(), taken.size()))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(wanted);
          });
    }

    private List<BigDecimal> feesInKind() {
      var movements = trail.histories().stream().flatMap(h -> h.movements().stream()).toList();
      return Legs.whole(movements).stream()
          .map(movement -> Objects.requireNonNull(movement.fill()).feeInKind().value().negate())
          .filter(fee -> fee.signum() != 0)
          .toList();
    }

    private static void when(JsonNode expected, String field, Consumer<JsonNode> check) {
      if (expected.has(field)) {
        check.accept(expected.get(field));
      }
    }

    private static Instant instant(JsonNode nanos) {
      return Instant.EPOCH.plusNanos(nanos.asLong());
    }

    private static BigDecimal value(Price price) {
      return price == null ? null : price.value();
    }

    private static BigDecimal amount(Money money) {
      return money == null ? null : money.amount();
    }

    private static void exact(JsonNode expected, String field, BigDecimal actual) {
      number(expected, field)
          .ifPresent(wanted -> assertThat(actual).as(field).isEqualByComparingTo(wanted));
    }

    private static void near(
        JsonNode expected, String field, BigDecimal actual, BigDecimal tolerance) {
      number(expected, field)
          .ifPresent(
              wanted ->
                  assertThat(orNone(actual).subtract(wanted).abs())
                      .as(field)
                      .isLessThan(tolerance));
    }

    private static BigDecimal orNone(BigDecimal actual) {
      return Objects.requireNonNullElse(actual, BigDecimal.ZERO);
    }
  }
}
