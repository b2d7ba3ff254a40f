/** Offers orders over HTTP. */
@NullMarked
@OpenAPIDefinition(
    info = @Info(title = "", version = ""),
    components =
        @Components(
            schemas = {
              @Schema(
                  name = "OrderInitialized",
                  description = "It was placed: what is asked for",
                  implementation = OrderInitialized.class),
              @Schema(
                  name = "OrderDenied",
                  description = "A check of our own refused it; no venue heard of it",
                  implementation = OrderDenied.class),
              @Schema(
                  name = "OrderSubmitted",
                  description = "It goes to the venue",
                  implementation = OrderSubmitted.class),
              @Schema(
                  name = "OrderAccepted",
                  description = "The venue has it on its book",
                  implementation = OrderAccepted.class),
              @Schema(
                  name = "OrderRejected",
                  description = "The venue did not take it",
                  implementation = OrderRejected.class),
              @Schema(
                  name = "OrderTriggered",
                  description = "Its stop price was reached",
                  implementation = OrderTriggered.class),
              @Schema(
                  name = "OrderPendingCancel",
                  description = "Its cancellation was asked for; the venue has not answered",
                  implementation = OrderPendingCancel.class),
              @Schema(
                  name = "OrderCancelRejected",
                  description = "The venue did not cancel it: it stands as before",
                  implementation = OrderCancelRejected.class),
              @Schema(
                  name = "OrderCanceled",
                  description = "It is over: what was left of it was cancelled",
                  implementation = OrderCanceled.class),
              @Schema(
                  name = "OrderPendingUpdate",
                  description = "A replacement was asked for; the venue has not answered",
                  implementation = OrderPendingUpdate.class),
              @Schema(
                  name = "OrderUpdated",
                  description = "The replacement holds",
                  implementation = OrderUpdated.class),
              @Schema(
                  name = "OrderModifyRejected",
                  description = "The venue did not replace it: it stands as before",
                  implementation = OrderModifyRejected.class),
              @Schema(
                  name = "OrderFilled",
                  description = "Some of it, or the last of it, was executed",
                  implementation = OrderFilled.class),
              @Schema(
                  name = "OrderFillCorrected",
                  description = "The venue corrected an execution",
                  implementation = OrderFillCorrected.class),
              @Schema(
                  name = "OrderFillBusted",
                  description = "The venue took an execution back",
                  implementation = OrderFillBusted.class),
              @Schema(
                  name = "OrderExpired",
                  description = "It is over: its time ran out",
                  implementation = OrderExpired.class),
              @Schema(
                  name = "OrderDoneForDay",
                  description = "Nothing more of it is executed today",
                  implementation = OrderDoneForDay.class),
              @Schema(
                  name = "OrderRestated",
                  description =
                      "The venue states it anew, unasked: a new day, a smaller quantity, a split, a trailed stop",
                  implementation = OrderRestated.class),
              @Schema(
                  name = "OrderSuspended",
                  description = "No venue works it until it is reinstated",
                  implementation = OrderSuspended.class),
              @Schema(
                  name = "OrderReinstated",
                  description = "It is worked again",
                  implementation = OrderReinstated.class),
              @Schema(
                  name = "OrderGroupDiverged",
                  description =
                      "What the orders of its group executed no longer fits together, or does again",
                  implementation = OrderGroupDiverged.class)
            }))
package dev.blotter.order.web;

import dev.blotter.order.OrderEvent.OrderAccepted;
import dev.blotter.order.OrderEvent.OrderCancelRejected;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderDenied;
import dev.blotter.order.OrderEvent.OrderDoneForDay;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderGroupDiverged;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderModifyRejected;
import dev.blotter.order.OrderEvent.OrderPendingCancel;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderReinstated;
import dev.blotter.order.OrderEvent.OrderRejected;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderSubmitted;
import dev.blotter.order.OrderEvent.OrderSuspended;
import dev.blotter.order.OrderEvent.OrderTriggered;
import dev.blotter.order.OrderEvent.OrderUpdated;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
