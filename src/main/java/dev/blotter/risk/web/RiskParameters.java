package dev.blotter.risk.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Decimals;
import dev.blotter.kernel.Symbol;
import dev.blotter.risk.RiskConfig;
import dev.blotter.risk.RiskMethod;
import dev.blotter.risk.RiskQuestion;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How risk is to be measured. */
public final class RiskParameters {

  private static final List<Double> USUAL = List.of(0.95, 0.99);
  private static final BigDecimal LEAST = new BigDecimal("0.5");
  private static final BigDecimal MOST = new BigDecimal("0.9999");
  private static final int LONGEST = 250;
  private static final int SEVERAL = 5;

  @QueryParam("confidence")
  @Parameter(
      description = "How sure values at risk are to be, 0.5 to 0.9999, several by commas",
      schema = @Schema(implementation = String.class, defaultValue = "0.95,0.99"))
  @Nullable String confidence;

  @QueryParam("horizon")
  @Parameter(
      description = "Over how many days, 1 to 250",
      schema = @Schema(implementation = Integer.class, defaultValue = "1"))
  @Nullable Integer horizon;

  @QueryParam("method")
  @Parameter(description = "By which method; by each where left out")
  @Nullable RiskMethod method;

  @QueryParam("benchmark")
  @Parameter(description = "What the account is compared with; as configured where left out")
  @Nullable Symbol benchmark;

  RiskQuestion question(RiskConfig config) {
    Set<RiskMethod> methods = method == null ? EnumSet.allOf(RiskMethod.class) : Set.of(method);
    return new RiskQuestion(
        confidence == null ? USUAL : confidences(confidence),
        days(),
        methods,
        Optional.ofNullable(benchmark).or(() -> config.benchmark().map(Symbol::of)).orElse(null));
  }

  private int days() {
    if (horizon != null && (horizon < 1 || horizon > LONGEST)) {
      throw RequestProblem.parameter("horizon", "must be 1 to " + LONGEST);
    }
    return horizon == null ? 1 : horizon;
  }

  private static List<Double> confidences(String text) {
    var found = Stream.of(text.split(",", -1)).map(RiskParameters::confidence).distinct().toList();
    if (found.size() > SEVERAL) {
      throw RequestProblem.parameter("confidence", "must be " + SEVERAL + " at most");
    }
    return found;
  }

  private static double confidence(String text) {
    return Decimals.parse(text)
        .filter(value -> value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0)
        .map(BigDecimal::doubleValue)
        .orElseThrow(
            () -> RequestProblem.parameter("confidence", "must be " + LEAST + " to " + MOST));
  }
}
