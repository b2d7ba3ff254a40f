package dev.blotter.order.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderFilter.Between;
import dev.blotter.order.StatusFilter;
import dev.blotter.order.query.OrderQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which orders of all users a list shows; what is left out does not matter. */
record AllOrdersQuery(
    @QueryParam("status") @DefaultValue("active") @Parameter(description = OrderQuery.STATUS)
        String status,
    @QueryParam("symbol") @Nullable Symbol symbol,
    @QueryParam("symbol_prefix")
        @Parameter(description = "The beginning of the symbols, such as AAPL")
        @Nullable String symbolPrefix,
    @QueryParam("side") @Nullable Side side,
    @QueryParam("group_id") @Parameter(description = OrderQuery.GROUP) @Nullable UUID groupId,
    @QueryParam("updated_before") @Parameter(description = OrderQuery.SILENT)
        @Nullable Instant updatedBefore) {

  SymbolFilter symbols() {
    return SymbolFilter.of(symbol, symbolPrefix);
  }

  OrderFilter filter() {
    var statuses =
        StatusFilter.parse(status)
            .orElseThrow(() -> RequestProblem.parameter("status", StatusFilter.WORDS));
    return new OrderFilter(
        statuses,
        symbol,
        side,
        groupId,
        Between.ANY,
        new Between(null, updatedBefore),
        TimeOrder.NEWEST_FIRST);
  }
}
