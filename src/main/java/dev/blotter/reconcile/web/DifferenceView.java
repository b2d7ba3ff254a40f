package dev.blotter.reconcile.web;

import dev.blotter.reconcile.Difference;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is not as the log says. */
@Schema(name = "ReconciliationDifference", description = "Something that is not as the log says")
record DifferenceView(
    Difference.Kind kind,
    @Schema(examples = "orders") String readModel,
    @Schema(description = "The row, where it is about one") @Nullable UUID id,
    UUID userId,
    @Schema(
            description = "The column, for JSON with a pointer behind it",
            examples = "state/revision")
        @Nullable String field,
    @Schema(description = "By the log; left out where there should be nothing")
        @Nullable String expected,
    @Schema(description = "As it is; left out where there is nothing") @Nullable String actual,
    @Schema(description = "The rule that is broken, in words") @Nullable String rule) {

  static DifferenceView of(Difference found) {
    var rule = found.rule();
    return new DifferenceView(
        found.kind(),
        found.readModel(),
        found.id(),
        found.userId(),
        found.field(),
        found.expected(),
        found.actual(),
        rule == null ? null : rule.sentence());
  }
}
