package dev.blotter.position.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.SplitRatio;
import dev.blotter.http.TypedFields;
import dev.blotter.kernel.Price;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a position that no fill makes. */
@Schema(description = "A change of a position that no fill makes")
record AdjustmentRequest(
    @NotNull @Schema(examples = "SPLIT") Type type,
    @NotBlank
        @Size(max = 200)
        @Schema(description = "What it goes back to: a notice or a statement", examples = "CA-2291")
        String reference,
    @Schema(description = "For SPLIT: new units for old ones, as announced")
        @Nullable SplitRatio ratio,
    @Schema(description = "For SPLIT: true where fractions are paid out instead of held")
        @Nullable Boolean wholeUnits,
    @Schema(
            implementation = String.class,
            description = "For RECONCILIATION: what is added to the signed quantity")
        @Nullable BigDecimal qtyChange,
    @Schema(
            implementation = String.class,
            description = "What a unit is taken, or a fraction paid, at; at cost where left out")
        @Nullable Price price) {

  /** What kind of change. */
  @Schema(name = "AdjustmentType")
  enum Type {
    SPLIT,
    RECONCILIATION
  }

  private static final TypedFields<AdjustmentRequest, Type> FIELDS =
      new TypedFields<AdjustmentRequest, Type>()
          .with("ratio", AdjustmentRequest::ratio, Set.of(Type.SPLIT))
          .with("whole_units", AdjustmentRequest::wholeUnits, Set.of(Type.SPLIT))
          .with("qty_change", AdjustmentRequest::qtyChange, Set.of(Type.RECONCILIATION));

  /** The command; a field that the type needs and the request lacks, or the reverse, is a 400. */
  PositionCommand command(UUID positionId) {
    FIELDS.check(this, type);
    return switch (type) {
      case SPLIT -> {
        var whole = Boolean.TRUE.equals(wholeUnits);
        yield new SplitPosition(
            positionId, reference, needed("ratio", ratio).ratio("ratio"), whole, price);
      }
      case RECONCILIATION -> {
        var change = needed("qty_change", qtyChange);
        yield new ReconcilePosition(positionId, reference, change, price);
      }
    };
  }

  private <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw RequestProblem.field(field, "must be given for " + type);
    }
    return value;
  }
}
