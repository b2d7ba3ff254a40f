package dev.blotter.audit.web;

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

/**
 * Which orders a list of past ones shows, by what they were then; what is left out does not matter.
 */
record PastOrderQuery(
    @QueryParam("status")
        @DefaultValue("all")
        @Parameter(description = "active, closed, all, or statuses parted by commas")
        String status,
    @QueryParam("symbol") @Nullable Symbol symbol,
    @QueryParam("side") @Nullable Side side,
    @QueryParam("placed_after") @Nullable Instant placedAfter,
    @QueryParam("placed_before") @Nullable Instant placedBefore,
    @QueryParam("updated_after")
        @Parameter(description = "By the service's clock: changed last after that")
        @Nullable Instant updatedAfter,
    @QueryParam("oldest_first") @DefaultValue("false") Boolean oldestFirst) {

  /** The same in the terms of orders; a 400 where a status is none. */
  OrderFilter filter() {
    var statuses =
        StatusFilter.parse(status)
            .orElseThrow(() -> RequestProblem.parameter("status", StatusFilter.WORDS));
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
}
