package dev.blotter.order.web;

import dev.blotter.order.StatusReason;
import dev.blotter.trading.OrderPreview;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What placing an order would come to. */
@Schema(description = "What placing an order would come to, in its quote currency")
record PreviewView(
    boolean accepted,
    @Schema(description = "Why it would be refused") @Nullable StatusReason denial,
    @Schema(description = "Figures that go with the denial") @Nullable Map<String, String> context,
    @Schema(examples = "USD") String currency,
    @Schema(implementation = String.class, examples = "1877.20") BigDecimal reserved,
    @Schema(implementation = String.class, examples = "4.70") BigDecimal estimatedFee,
    @Schema(implementation = String.class) BigDecimal buyingPowerBefore,
    @Schema(implementation = String.class) BigDecimal buyingPowerAfter) {

  static PreviewView of(OrderPreview preview) {
    var denial = preview.denial();
    return new PreviewView(
        preview.accepted(),
        denial == null ? null : new StatusReason(denial.code().name(), denial.message()),
        denial == null ? null : denial.context(),
        preview.currency(),
        preview.reserved(),
        preview.estimatedFee(),
        preview.buyingPowerBefore(),
        preview.buyingPowerAfter());
  }
}
