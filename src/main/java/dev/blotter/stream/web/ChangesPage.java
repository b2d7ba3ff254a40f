package dev.blotter.stream.web;

import dev.blotter.eventlog.EventView;
import dev.blotter.order.OrderView;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.PositionView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has happened to a user since a place, and what it changed. */
@Schema(description = "What has happened to a user since a place, and what it changed")
record ChangesPage(
    @Schema(description = "In the order in which it happened") List<EventView> events,
    @Schema(description = "Each aggregate that these events changed, once")
        List<ChangedAggregate> changed,
    @Schema(description = "The changed orders as they stand now") List<OrderView> orders,
    @Schema(description = "The changed positions at the latest prices")
        List<PositionView> positions,
    @Nullable @Schema(description = "Left out where neither cash nor a position was changed")
        PortfolioView portfolio,
    @Schema(description = "since of the next request") String nextCursor,
    @Schema(description = "Whether there is more already") boolean more) {

  /**
   * An aggregate that was changed.
   *
   * @param version that it had after the last of the events
   */
  record ChangedAggregate(String aggregateType, UUID aggregateId, long version) {}
}
