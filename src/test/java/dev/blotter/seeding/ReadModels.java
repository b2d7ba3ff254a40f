package dev.blotter.seeding;

import dev.blotter.order.OrdersProjection;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.portfolio.ValuationsProjection;
import dev.blotter.position.PositionsProjection;
import dev.blotter.projection.CopyRows;
import dev.blotter.user.SealedPerson;
import java.util.List;

/** The service's projections, to make rows with. */
final class ReadModels {

  private ReadModels() {}

  static CopyRows<?> users() {
    return new CopyRows<>(SealedPerson.projection(Mark.EMAIL, Mark.NAME));
  }

  static CopyRows<?> portfolios() {
    return new CopyRows<>(new PortfoliosProjection());
  }

  static CopyRows<?> orders() {
    return new CopyRows<>(new OrdersProjection());
  }

  static CopyRows<?> positions() {
    return new CopyRows<>(new PositionsProjection());
  }

  static CopyRows<?> valuations() {
    return new CopyRows<>(new ValuationsProjection());
  }

  static List<CopyRows<?>> all() {
    return List.of(users(), portfolios(), orders(), positions(), valuations());
  }
}
