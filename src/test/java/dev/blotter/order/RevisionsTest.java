package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderRevision.Cause;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  private final OrderStory story =
      new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, "10")).and(Orders.accept("a"));

  @Test
  void the_first_revision_is_what_was_placed() {
    assertThat(revisions())
        .singleElement()
        .satisfies(
            placed -> {
              assertThat(placed.revision()).isZero();
              assertThat(placed.cause()).isEqualTo(Cause.PLACED);
              assertThat(placed.qty()).isEqualTo(Quantity.of("10"));
              assertThat(placed.limitPrice()).isEqualTo(Price.of("100"));
              assertThat(placed.stopPrice()).isNull();
              assertThat(placed.timeInForce()).isEqualTo(TimeInForce.GTC);
              assertThat(placed.version()).isEqualTo(1);
              assertThat(placed.occurredAt()).isEqualTo(OrderRecord.at(1));
            });
  }

  @Test
  void a_replacement_counts_once_it_is_confirmed() {
    story.and(Orders.replace("r1", "12"));
    assertThat(revisions()).hasSize(1);
    story.and(new ConfirmReplace(Orders.ID, Orders.VENUE, "x1", null));
    assertThat(revisions())
        .extracting(OrderRevision::revision, OrderRevision::cause, OrderRevision::qty)
        .containsExactly(
            tuple(0, Cause.PLACED, Quantity.of("10")), tuple(1, Cause.REPLACED, Quantity.of("12")));
    assertThat(revisions().getLast().version()).isEqualTo(4);
  }

  @Test
  void a_replacement_that_the_venue_refuses_leaves_no_revision() {
    story
        .and(Orders.replace("r1", "12"))
        .and(new RejectReplace(Orders.ID, Orders.VENUE, "x1", null, "NO", "no"))
        .and(Orders.replace("r2", "14"))
        .and(new ConfirmReplace(Orders.ID, Orders.VENUE, "x2", null));
    assertThat(revisions())
        .extracting(OrderRevision::revision, OrderRevision::qty)
        .containsExactly(tuple(0, Quantity.of("10")), tuple(1, Quantity.of("14")));
  }

  @Test
  void a_restatement_changes_the_terms_and_not_the_number() {
    story
        .and(Orders.replace("r1", "12"))
        .and(new ConfirmReplace(Orders.ID, Orders.VENUE, "x1", null))
        .and(
            new RestateOrder(
                Orders.ID, Orders.VENUE, "x2", null, "PARTIAL_DECLINE", Quantity.of("8"), null));
    assertThat(revisions().getLast())
        .extracting(
            OrderRevision::revision,
            OrderRevision::cause,
            OrderRevision::reason,
            OrderRevision::qty)
        .containsExactly(1, Cause.RESTATED, "PARTIAL_DECLINE", Quantity.of("8"));
  }

  private List<OrderRevision> revisions() {
    return Revisions.of(OrderRecord.of(story.events()));
  }
}
