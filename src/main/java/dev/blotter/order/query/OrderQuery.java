package dev.blotter.order.query;

import static dev.blotter.order.query.OrderQuery.GROUP;
import static dev.blotter.order.query.OrderQuery.SILENT;
import static dev.blotter.order.query.OrderQuery.STATUS;

import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderFilter.Between;
import dev.blotter.order.StatusFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which orders of a user a list shows; what is left out does not matter. */
public record OrderQuery(
    @QueryParam("status") @DefaultValue("all") @Parameter(description = STATUS) String status,
    @QueryParam("symbol") @Nullable Symbol symbol,
    @QueryParam("side") @Nullable Side side,
    @QueryParam("group_id") @Parameter(description = GROUP) @Nullable UUID groupId,
    @QueryParam("placed_after") @Nullable Instant placedAfter,
    @QueryParam("placed_before") @Nullable Instant placedBefore,
    @QueryParam("updated_after")
        @Parameter(description = "By the service's clock: what changed since a look before")
        @Nullable Instant updatedAfter,
    @QueryParam("updated_before") @Parameter(description = SILENT) @Nullable Instant updatedBefore,
    @QueryParam("oldest_first") @DefaultValue("false") Boolean oldestFirst) {

  public static final String STATUS = "active, closed, all, or statuses parted by commas";
  public static final String GROUP = "The id of the first of the orders that were placed together";
  public static final String SILENT =
      "By the service's clock: of what nothing was heard since then";

  /** The same in the terms of orders; empty where the status is none. */
  public Optional<OrderFilter> filter() {
    return StatusFilter.parse(status).map(this::filter);
  }

  private OrderFilter filter(StatusFilter statuses) {
    return new OrderFilter(
        statuses,
        symbol,
        side,
        groupId,
        new Between(placedAfter, placedBefore),
        new Between(updatedAfter, updatedBefore),
        TimeOrder.of(oldestFirst));
  }
}
