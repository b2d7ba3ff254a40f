package dev.blotter.testing;

import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.kernel.Aggregate;
import dev.blotter.order.OrderAggregate;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.position.PositionAggregate;
import dev.blotter.user.UserAggregate;
import java.util.List;

/** The aggregates that the service knows. */
public final class AllAggregates {

  public static final List<Aggregate<?, ?>> LIST =
      List.of(
          new UserAggregate(),
          new PortfolioAggregate(),
          new OrderAggregate(),
          new PositionAggregate());

  private AllAggregates() {}

  /** What their events are written and read by. */
  public static JsonEventCodec codec() {
    return new JsonEventCodec(LIST);
  }
}
