package dev.blotter.seeding;

import dev.blotter.order.OrdersProjection;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.position.PositionsProjection;
import dev.blotter.projection.CopyLines;
import dev.blotter.user.SealedPerson;
import java.util.List;

/** The service's projections, to make rows with. */
final class ReadModels {

  private ReadModels() {}

  static CopyLines<?> users() {
    return new CopyLines<>(SealedPerson.projection(Line.EMAIL, Line.NAME));
  }

  static CopyLines<?> portfolios() {
    return new CopyLines<>(new PortfoliosProjection());
  }

  static CopyLines<?> orders() {
    return new CopyLines<>(new OrdersProjection());
  }

  static CopyLines<?> positions() {
    return new CopyLines<>(new PositionsProjection());
  }

  static List<CopyLines<?>> all() {
    return List.of(users(), portfolios(), orders(), positions());
  }
}
