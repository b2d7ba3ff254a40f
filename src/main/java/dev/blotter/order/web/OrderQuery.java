package dev.blotter.order.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.StatusFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which orders of a user a list shows; what is left out does not matter. */
record OrderQuery(
    @QueryParam("status")
        @DefaultValue("all")
        @Parameter(description = "active, closed, all, or statuses parted by commas")
        String status,
    @QueryParam("symbol") @Nullable Symbol symbol,
    @QueryParam("side") @Nullable Side side,
    @QueryParam("placed_after") @Nullable Instant placedAfter,
    @QueryParam("placed_before") @Nullable Instant placedBefore,
    @QueryParam("updated_after")
        @Parameter(description = "By the service's clock: what changed since a look before")
        @Nullable Instant updatedAfter,
    @QueryParam("oldest_first") @DefaultValue("false") Boolean oldestFirst) {

  /** The same in the terms of orders; a 400 where a status is none. */
  OrderFilter filter() {
    var statuses = statuses(status);
    return new OrderFilter(
        statuses.active(),
        statuses.exact(),
        symbol,
        side,
        placedAfter,
        placedBefore,
        updatedAfter,
        oldestFirst);
  }

  /** A 400 where they are none. */
  static StatusFilter statuses(String text) {
    return StatusFilter.parse(text)
        .orElseThrow(() -> RequestProblem.parameter("status", StatusFilter.WORDS));
  }
}
