package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Positions seen as one lot from opening to flat. */
class RoundTripsTest {
  private final PositionTrail trail = new PositionTrail(Symbol.of("ACME"), Currency.USD);

  @Test
  void a_cycle_is_told_once_it_is_flat_and_not_in_parts() {
    trail.buy("10", "10").sell("5", "12");
    assertThat(trips().closed()).isEmpty();
    assertThat(trips().open()).isEmpty();
    trail.sell("5", "12");
    assertThat(trips().closed()).hasSize(1);
    assertThat(trips().closed().getFirst().grossPnl().amount()).isEqualByComparingTo("20");
  }

  @Test
  void a_cycle_that_a_statement_has_closed_is_told_at_the_price_of_the_statement() {
    trail.buy("10", "10");
    reconcile("-10", "12");
    var trip = trips().closed().getFirst();
    assertThat(trip.qty()).isEqualTo(Quantity.of("10"));
    assertThat(trip.entryPrice()).isEqualTo(Price.of("10"));
    assertThat(trip.exitPrice()).isEqualTo(Price.of("12"));
    assertThat(trip.grossPnl()).isEqualTo(trail.figures().grossRealizedPnl());
  }

  @Test
  void where_a_statement_names_no_price_it_is_closed_at_what_it_cost() {
    trail.buy("10", "10").sell("4", "11");
    reconcile("-6", null);
    var trip = trips().closed().getFirst();
    assertThat(trip.exitPrice()).isEqualTo(Price.of("10.4"));
    assertThat(trip.grossPnl().amount()).isEqualByComparingTo("4");
  }

  @Test
  void what_a_statement_adds_is_a_part_of_it() {
    trail.buy("10", "10");
    reconcile("10", "12");
    trail.sell("20", "13");
    var trip = trips().closed().getFirst();
    assertThat(trip.qty()).isEqualTo(Quantity.of("20"));
    assertThat(trip.entryPrice()).isEqualTo(Price.of("11"));
    assertThat(trip.grossPnl()).isEqualTo(trail.figures().grossRealizedPnl());
  }

  private Lots trips() {
    return Lots.of(LotMethod.FLAT_TO_FLAT, trail.histories());
  }

  private void reconcile(String change, @Nullable String price) {
    var book = trail.book();
    var command =
        new ReconcilePosition(
            book.lastId() == null ? new UUID(0, 0) : book.lastId(),
            "statement",
            new BigDecimal(change),
            price == null ? null : Price.of(price));
    switch (PositionDecider.decide(book, command, PositionTrail.START.plusSeconds(90))) {
      case Decision.Accepted<PositionChange>(var changes) -> trail.record(changes);
      case Decision.Rejected<PositionChange>(var reason) ->
          throw new IllegalStateException(reason.toString());
    }
  }
}
