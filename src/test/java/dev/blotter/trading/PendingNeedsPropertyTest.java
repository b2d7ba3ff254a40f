package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.Reservations.Request;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Invariant 36 of docs/invariants.md at each point: whatever happens to an order while its
 * replacement is pending, it binds as much cash and as much to close as either of the two needs, as
 * far as there is cash.
 */
class PendingNeedsPropertyTest {
  private static final int CASES = 1_500;
  private static final int STEPS = 6;

  @Test
  void cash_and_quantity_to_close_are_enough_for_both_until_the_venue_answers() {
    Property.check(
        "invariant 36, at each point",
        CASES,
        random -> {
          var life = new Life(random);
          life.replace();
          for (int i = 0; i < STEPS && life.isPending(); i++) {
            life.assertBothAreCovered();
            life.step();
          }
          life.answer();
          life.assertBindsWhatStands();
        });
  }

  /** An order of an account that may be short of cash, and a venue that corrects itself. */
  private static final class Life {
    private static final FeeEstimate FEES =
        new FeeEstimate(new BigDecimal("10"), new BigDecimal("1.00"));

    private final RandomGenerator random;
    private final Accounts account;
    private final Reservations reservations;
    private final OrderRequests requests;
    private final UUID order;
    private final List<String> executions = new ArrayList<>();
    private int reports;

    Life(RandomGenerator random) {
      this.random = random;
      var cash = random.nextBoolean() ? "100000.00" : "3000.00";
      account =
          Accounts.with(
                  random.nextBoolean() ? "CASH" : "MARGIN",
                  Accounts.usd(cash),
                  random.nextLong(),
                  FEES)
              .seldomAnswered();
      reservations = new Reservations(account.rules.reservations(), account.rules.margin());
      requests = new OrderRequests(account.rules.reservations(), account);
      account.fill(account.placed(Side.BUY, "8", "10.00"), "held", "8", "10.00", "1.00");
      order = account.placed(random.nextBoolean() ? Side.BUY : Side.SELL, quantity(), price());
      if (random.nextBoolean()) {
        fill();
      }
    }

    void replace() {
      account.replace(order, quantity(), price());
    }

    boolean isPending() {
      return account.state(order).pendingReplace() != null;
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0 -> bust();
        case 1 -> correct();
        case 2 -> restate();
        default -> fill();
      }
    }

    private void fill() {
      var left = account.state(order).leavesQty();
      if (!left.isZero()) {
        var part = Quantity.of(part()).min(left).toString();
        executions.add("e" + ++reports);
        account.fill(order, executions.getLast(), part, price(), random.nextBoolean() ? "1" : "0");
      }
    }

    private void bust() {
      if (!executions.isEmpty()) {
        account.bust(order, "b" + ++reports, executions.removeLast());
      }
    }

    private void correct() {
      if (!executions.isEmpty()) {
        var id = "x" + ++reports;
        account.correct(order, id, executions.removeLast(), part(), price());
        executions.add(id);
      }
    }

    private void restate() {
      account.run(
          new RestateOrder(
              order, Accounts.VENUE, "s" + ++reports, null, "LESS", Quantity.of(quantity()), null));
    }

    void answer() {
      var id = "a" + ++reports;
      account.run(
          random.nextBoolean()
              ? new ConfirmReplace(order, Accounts.VENUE, id, null)
              : new RejectReplace(order, Accounts.VENUE, id, null, "NO", "no"));
    }

    void assertBothAreCovered() {
      var state = account.state(order);
      var pending = state.pendingReplace().requested();
      assertCovers(requests.standing(state, account.portfolio(), Ratio.ONE));
      assertCovers(requests.replacing(state, pending, account.portfolio()));
    }

    private void assertCovers(Request request) {
      var need = need(request);
      var bound = bound();
      assertThat(bound.map(Commitment::reserved).orElse(none()))
          .as("cash for %s", request)
          .isGreaterThanOrEqualTo(need.map(Commitment::reserved).orElse(none()));
      assertThat(closing(bound))
          .as("quantity to close for %s", request)
          .isGreaterThanOrEqualTo(closing(need));
      assertThat(bound.map(Commitment::leaves).orElse(Quantity.ZERO).value())
          .as("what may be executed of %s", request)
          .isGreaterThanOrEqualTo(request.leaves().value());
    }

    void assertBindsWhatStands() {
      var state = account.state(order);
      if (state.active()) {
        var standing = requests.standing(state, account.portfolio(), Ratio.ONE);
        assertThat(bound()).isEqualTo(need(standing));
      } else {
        assertThat(bound()).isEmpty();
      }
    }

    /** What it would bind if nothing else of the order did. */
    private Optional<Commitment> need(Request request) {
      if (request.leaves().isZero()) {
        return Optional.empty();
      }
      return reservations
          .restate(account.portfolio(), request, List.of())
          .map(
              reserved ->
                  new Commitment(
                      order,
                      AAPL,
                      reserved.side(),
                      reserved.quantity(),
                      reserved.openingShort(),
                      reserved.reservePrice(),
                      reserved.reduceOnly(),
                      reserved.reserved()))
          .or(this::bound);
    }

    private Optional<Commitment> bound() {
      return account.portfolio().commitment(order);
    }

    private static BigDecimal closing(Optional<Commitment> bound) {
      return bound.map(Commitment::closing).orElse(Quantity.ZERO).value();
    }

    private static Money none() {
      return Accounts.usd("0.00");
    }

    private String quantity() {
      return Integer.toString(1 + random.nextInt(20));
    }

    private String part() {
      return random.nextBoolean() ? Integer.toString(1 + random.nextInt(5)) : "1.37";
    }

    private String price() {
      return (40 + random.nextInt(60)) + "." + (10 + random.nextInt(90));
    }
  }
}
