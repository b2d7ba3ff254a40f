package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The ratio of a split in a request, as exchanges announce it. */
@Schema(description = "New units for old ones: 3 for 2, or 1 for 10 in a reverse split")
public record SplitRatio(
    @JsonProperty("new")
        @Schema(implementation = String.class, description = "Above zero", examples = "3")
        @Nullable BigDecimal newUnits,
    @JsonProperty("old")
        @Schema(implementation = String.class, description = "Above zero", examples = "2")
        @Nullable BigDecimal oldUnits) {

  /**
   * The ratio itself; a 400 where it is none.
   *
   * @param field where the request has it
   */
  public Ratio ratio(String field) {
    if (newUnits == null || oldUnits == null) {
      throw RequestProblem.field(field, "must have new and old");
    }
    return Ratio.parse(newUnits.toPlainString(), oldUnits.toPlainString())
        .orElseThrow(
            () ->
                RequestProblem.field(
                    field,
                    "must be two numbers above zero, below 10^9 and of at most nine decimals"));
  }
}
