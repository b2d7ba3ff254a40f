package dev.blotter.order.web;

import dev.blotter.http.SplitRatio;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution report as a venue sends it; which fields it has depends on its type. */
@Schema(
    description =
        "An execution report; which fields must be there, and which must not, depends on"
            + " exec_type")
record ExecutionReport(
    @NotNull @Schema(description = "By name, or by the letter of FIX 4.4", examples = "TRADE")
        ExecType execType,
    @NotNull
        @Pattern(regexp = ID, message = "must be 1 to 64 visible ASCII characters")
        @Schema(
            description =
                "Unique for the venue and the user of the order: sent again, nothing changes",
            examples = "X17")
        String execId,
    @Nullable
        @Pattern(regexp = "[A-Za-z0-9._-]{1,32}", message = "must be a name such as XNAS")
        @Schema(description = "The caller's own name where left out", examples = "XNAS")
        String venue,
    @Nullable
        @PastOrPresent(message = "must not lie ahead of now")
        @Schema(description = "The venue's time of the fact; a minute ahead at most")
        Instant transactTime,
    @Nullable
        @Pattern(regexp = ID, message = "must be 1 to 64 visible ASCII characters")
        @Schema(description = "The venue's own; that of NEW is kept")
        String venueOrderId,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For TRADE and TRADE_CORRECT",
            examples = "10")
        Quantity lastQty,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For TRADE and TRADE_CORRECT",
            examples = "187.20")
        Price lastPx,
    @Nullable
        @Schema(
            description =
                "For TRADE and TRADE_CORRECT, with up to 18 decimals and in any currency: cash is"
                    + " posted rounded half up; zero where left out")
        Commission commission,
    @Nullable
        @Pattern(regexp = ID, message = "must be 1 to 64 visible ASCII characters")
        @Schema(description = "For TRADE_CORRECT and TRADE_CANCEL: the execution meant")
        String execRefId,
    @Nullable
        @Pattern(regexp = "[A-Z0-9_]{1,64}", message = "must be a code such as UNKNOWN_SYMBOL")
        @Schema(
            description =
                "Why; kept of CANCELED, EXPIRED, SUSPENDED, REINSTATED, RESTATED and what is"
                    + " rejected, for which it is the type's own word where left out")
        String code,
    @Nullable @Size(max = 500) @Schema(description = "Why, for a person; kept where code is")
        String text,
    @Nullable @Schema(implementation = String.class, description = "For RESTATED: the new total")
        Quantity qty,
    @Nullable @Schema(description = "For RESTATED: new units for old ones, where it is a split")
        SplitRatio splitRatio,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For RESTATED: where a trailing stop is now, in new units")
        Price stopPrice,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For RESTATED: the best price for a trailing stop so far")
        Price hwm) {

  static final String ID = "[\\x21-\\x7E]{1,64}";

  /** The same with the venue named, so that a redelivery may leave it out and name it. */
  ExecutionReport at(String place) {
    return new ExecutionReport(
        execType,
        execId,
        place,
        transactTime,
        venueOrderId,
        lastQty,
        lastPx,
        commission,
        execRefId,
        code,
        text,
        qty,
        splitRatio,
        stopPrice,
        hwm);
  }
}
