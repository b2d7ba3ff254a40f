package dev.blotter.position;

import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The trades of QuantConnect/Lean Tests/Common/Statistics/TradeBuilderTests.cs: fills in, closed
 * lots out. Prices are compared to ten decimals (docs/decisions/0020-cost-in-minor-units.md). LEAN
 * does not say in which order a lot names its orders.
 */
class LeanTradeLotsTest {

  private static final BigDecimal TEN_DECIMALS = new BigDecimal("0.0000000001");
  private static final Set<String> SCENARIO =
      Set.of(
          "id",
          "source",
          "note",
          "fee_per_fill",
          "multiplier",
          "fills",
          "lots_FIFO",
          "lots_LIFO",
          "flat_to_flat");
  private static final Set<String> LOT =
      Set.of("direction", "qty", "entry_px", "exit_px", "gross_pnl", "fees", "order_ids");

  @TestFactory
  Stream<DynamicTest> lots_are_those_of_lean() {
    return GoldenFiles.jsons("lean_trade_lots.json").stream()
        .flatMap(GoldenFiles::each)
        .flatMap(
            scenario ->
                Stream.of("lots_FIFO", "lots_LIFO", "flat_to_flat")
                    .filter(field -> !scenario.path(field).isNull() && scenario.has(field))
                    .map(
                        field ->
                            DynamicTest.dynamicTest(
                                scenario.path("id").asText() + " " + field,
                                () -> check(scenario, field))));
  }

  private static void check(JsonNode scenario, String field) {
    GoldenFiles.knowOnly(scenario, SCENARIO);
    var lots = Lots.of(method(field), trail(scenario).histories());
    var expected = scenario.path(field);
    assertThat(lots.closed()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      check(lots.closed().get(i), expected.get(i), multiplier(scenario));
    }
    assertThat(lots.open()).isEmpty();
  }

  private static LotMethod method(String field) {
    return switch (field) {
      case "lots_FIFO" -> LotMethod.FIFO;
      case "lots_LIFO" -> LotMethod.LIFO;
      default -> LotMethod.FLAT_TO_FLAT;
    };
  }

  private static PositionTrail trail(JsonNode scenario) {
    var trail = new PositionTrail(Symbol.of("EURUSD"), Currency.USD);
    var fee = Money.of(scenario.path("fee_per_fill").asText(), Currency.USD);
    for (var fill : scenario.path("fills")) {
      var signed = new BigDecimal(fill.path("signed_qty").asText());
      var number = trail.executions().size() + 1;
      trail.fill(
          trail.execution(
              order(fill.path("order_id")),
              "x" + number,
              signed.signum() > 0 ? Side.BUY : Side.SELL,
              signed.abs().multiply(multiplier(scenario)).toPlainString(),
              fill.path("px").asText(),
              fee,
              PositionTrail.START.plusSeconds(number)));
    }
    return trail;
  }

  /** There are no contracts for many units here: each is held as the units that it is for. */
  private static BigDecimal multiplier(JsonNode scenario) {
    return number(scenario, "multiplier").orElse(BigDecimal.ONE);
  }

  private static UUID order(JsonNode number) {
    return new UUID(2, number.asLong());
  }

  private static void check(ClosedLot lot, JsonNode expected, BigDecimal multiplier) {
    GoldenFiles.knowOnly(expected, LOT);
    assertThat(lot.side()).isEqualTo(PositionSide.valueOf(expected.path("direction").asText()));
    assertThat(lot.qty().value())
        .isEqualByComparingTo(decimal(expected, "qty").multiply(multiplier));
    assertThat(lot.entryPrice().value().subtract(decimal(expected, "entry_px")).abs())
        .isLessThan(TEN_DECIMALS);
    assertThat(lot.exitPrice().value().subtract(decimal(expected, "exit_px")).abs())
        .isLessThan(TEN_DECIMALS);
    assertThat(lot.grossPnl().amount()).isEqualByComparingTo(decimal(expected, "gross_pnl"));
    assertThat(lot.fees().amount()).isEqualByComparingTo(decimal(expected, "fees"));
    List<UUID> orders =
        GoldenFiles.each(expected.path("order_ids")).map(LeanTradeLotsTest::order).toList();
    assertThat(lot.orderIds()).containsExactlyInAnyOrderElementsOf(orders);
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return number(node, field).orElseThrow();
  }
}
