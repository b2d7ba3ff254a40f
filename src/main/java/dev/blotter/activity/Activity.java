package dev.blotter.activity;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry for the books of whoever owns an account. What is null is left out. */
@Schema(description = "An entry for the books; what does not concern its type is left out")
public record Activity(
    @Schema(description = "The event that posted it") UUID activityId,
    @Schema(description = "lane.position: its place in the log", examples = "17.4711")
        String position,
    ActivityType type,
    @Schema(description = "correct and canceled are about the execution in exec_ref_id")
        ActivityStatus status,
    @Schema(description = "When it happened: the venue's time where there is one") Instant at,
    Instant recordedAt,
    @Nullable Symbol symbol,
    @Schema(description = "How much the cash changed by, commissions in that currency included")
        BigDecimal netAmount,
    @Schema(implementation = String.class, examples = "USD") Currency currency,
    @Schema(description = "All cash of that currency afterwards, settled or not")
        BigDecimal balance,
    @Schema(description = "The name that other books know it by") @Nullable String reference,
    @Schema(description = "For FILL") @Nullable Trade trade,
    @Schema(description = "For SPLIT and ADJ") @Nullable Holding holding) {

  /** An execution, a correction or a bust. */
  @Schema(
      name = "ActivityTrade",
      description = "What was executed; a correction says what counts instead, a bust no figures")
  public record Trade(
      UUID orderId,
      String clientOrderId,
      Side side,
      String venue,
      String execId,
      @Schema(description = "The execution that this corrects or takes back")
          @Nullable String execRefId,
      @Nullable Quantity qty,
      @Nullable Price price,
      @Schema(description = "As the venue says, in cash or in kind")
          @Nullable Commission commission,
      @Schema(description = "What was posted without commissions; of a revision the difference")
          BigDecimal grossAmount,
      @Schema(description = "What was taken for commissions; of a revision the difference")
          List<Fee> fees,
      @Schema(description = "Left out where it has settled at once") @Nullable Instant settlesAt,
      @Schema(description = "The order's, once it was taken in; likewise the figures")
          OrderStatus orderStatus,
      Quantity cumQty,
      Quantity leavesQty,
      @Nullable Quantity overfillQty) {
    public Trade {
      fees = List.copyOf(fees);
    }
  }

  /** Cash taken for a commission. */
  @Schema(name = "ActivityFee")
  public record Fee(
      @Schema(description = "Below zero for what was given back") BigDecimal amount,
      @Schema(implementation = String.class, examples = "USD") Currency currency,
      @Schema(description = "All cash of that currency afterwards") BigDecimal balance) {}

  /** A change of what is held other than by an execution. */
  @Schema(name = "ActivityHolding")
  public record Holding(
      @Schema(description = "What was added to the signed quantity") BigDecimal qtyChange,
      @Schema(description = "The signed quantity afterwards") BigDecimal qty,
      @Schema(description = "What a unit was taken or paid at") @Nullable Price price,
      @Schema(ref = "SplitRatio") @Nullable Ratio splitRatio) {}
}
