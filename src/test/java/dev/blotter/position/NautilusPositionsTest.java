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
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The positions of nautechsystems/nautilus_trader tests/unit_tests/model/test_position.py: fills
 * in, figures out. Inverse contracts are left out (docs/decisions/0021-no-inverse-contracts.md).
 */
class NautilusPositionsTest {

  private static final Set<String> FIELDS =
      Set.of("id", "source", "instrument", "fills", "expect", "note");
  private static final Set<String> FILL =
      Set.of("side", "qty", "px", "commission", "commission_ccy", "ts", "note");

  @TestFactory
  Stream<DynamicTest> positions_stand_where_nautilus_says() {
    return GoldenFiles.jsons("nautilus_positions.json").stream()
        .flatMap(GoldenFiles::each)
        .filter(scenario -> !scenario.path("instrument").asText().contains("inverse"))
        .map(scenario -> DynamicTest.dynamicTest(id(scenario), () -> new Run(scenario).check()));
  }

  private static String id(JsonNode scenario) {
    return scenario.path("id").asText() + " " + scenario.path("source").asText();
  }

  private static final class Run {
    private final JsonNode scenario;
    private final Currency quote;
    private final PositionTrail trail;

    Run(JsonNode scenario) {
      this.scenario = scenario;
      var symbol = symbol(scenario.path("instrument").asText());
      this.quote = symbol.quotedIn(Currency.USD);
      this.trail = new PositionTrail(symbol, quote);
    }

    private static Symbol symbol(String instrument) {
      return Symbol.parse(instrument).orElse(Symbol.of("GENERIC"));
    }

    void check() {
      GoldenFiles.knowOnly(scenario, FIELDS);
      int number = 0;
      int checked = 0;
      for (var fill : scenario.path("fills")) {
        number++;
        trail.fill(execution(fill, number));
        for (var expected : scenario.path("expect")) {
          if (expected.path("after").asInt() == number) {
            new NautilusFigures(expected, trail).check();
            checked++;
          }
        }
      }
      assertThat(checked).isPositive().isEqualTo(scenario.path("expect").size());
    }

    private Fill execution(JsonNode fill, int number) {
      GoldenFiles.knowOnly(fill, FILL);
      var nanos = fill.path("ts").asLong(number);
      return trail.execution(
          new UUID(2, number),
          "x" + number,
          Side.valueOf(fill.path("side").asText()),
          fill.path("qty").asText(),
          fill.path("px").asText(),
          commission(fill),
          Instant.EPOCH.plusNanos(nanos));
    }

    private Money commission(JsonNode fill) {
      var in = fill.hasNonNull("commission_ccy") ? fill.get("commission_ccy").asText() : null;
      var amount = number(fill, "commission").orElse(BigDecimal.ZERO);
      return Money.rounded(amount, in == null ? quote : Currency.of(in));
    }
  }
}
