package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderClass;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.Commitment;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Invariant 18 of docs/invariants.md: exits together close what there is to close, and no more. */
class GroupPropertyTest {
  private static final int CASES = 1_500;
  private static final int STEPS = 30;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Test
  void exits_never_close_more_than_there_is_unless_a_venue_was_asked_and_was_late() {
    Property.check(
        "invariant 18, closed",
        CASES,
        random -> {
          var life = new Life(random, false);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            if (!life.late) {
              assertThat(life.closed()).isLessThanOrEqualTo(life.toClose());
            }
          }
        });
  }

  @Test
  void exits_leave_the_same_once_all_requests_are_answered() {
    Property.check(
        "invariant 18, left",
        CASES,
        random -> {
          var life = new Life(random, true);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            life.answerAll();
            for (var exit : life.working()) {
              assertThat(exit.leavesQty()).isEqualTo(life.toClose().minusOrZero(life.closed()));
            }
          }
        });
  }

  @Test
  void exits_bind_once_what_is_left_and_nothing_is_bound_when_all_is_over() {
    Property.check(
        "invariants 18 and 33",
        CASES,
        random -> {
          var life = new Life(random, false);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            assertThat(life.bound()).hasSizeLessThanOrEqualTo(1);
            var left = life.toClose().minusOrZero(life.closed());
            assertThat(life.bound()).allMatch(bound -> !left.isLessThan(bound.leaves()));
          }
          life.endAll();
          assertThat(life.account.portfolio().commitments()).isEmpty();
          assertThat(life.orders).noneMatch(id -> life.account.state(id).active());
        });
  }

  @Test
  void exits_say_what_they_have_closed_together_beyond_what_there_was() {
    Property.check(
        "invariant 18, beyond",
        CASES,
        random -> {
          var life = new Life(random, false);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var beyond = life.closed().minusOrZero(life.toClose());
            assertThat(life.exits())
                .extracting(exit -> exit.group().overfill())
                .containsOnly(beyond.isZero() ? null : beyond);
          }
        });
  }

  /** One group, and a venue that executes, answers and refuses as it likes. */
  private static final class Life {
    private final RandomGenerator random;
    final Accounts account = Accounts.with("MARGIN", "100000.00").seldomAnswered();
    final List<UUID> orders = new ArrayList<>();
    private final Optional<UUID> entry;
    private final boolean obedient;
    private int reports;

    /** Whether the venue executed an exit that it was asked to change, or refused to change. */
    boolean late;

    /**
     * @param obedient whether the venue does all that it is asked for
     */
    Life(RandomGenerator random, boolean obedient) {
      this.random = random;
      this.obedient = obedient;
      var orderClass = RandomAccount.GROUPS.get(random.nextInt(RandomAccount.GROUPS.size()));
      boolean opens = orderClass.hasEntry();
      if (!opens) {
        account.fill(account.placed(Side.BUY, "20", "50.00"), "held", "20", "50.00");
      }
      boolean sells = !opens || random.nextBoolean();
      var side = sells == opens ? Side.BUY : Side.SELL;
      var target = sells ? "60.00" : "40.00";
      var stop = orderClass == OrderClass.OTO ? null : sells ? "45.00" : "55.00";
      var group = account.group(orderClass, side, "20", opens ? "50.00" : null, target, stop);
      assertThat(account.run(group).code()).isEmpty();
      group.orders().forEach(order -> orders.add(order.orderId()));
      entry = opens ? Optional.of(orders.getFirst()) : Optional.empty();
    }

    void step() {
      var order = account.state(orders.get(random.nextInt(orders.size())));
      switch (random.nextInt(12)) {
        case 0 -> {
          if (random.nextInt(4) == 0) {
            account.cancel(order.orderId());
          }
        }
        case 1 -> replace(order);
        case 2, 3 -> answer(order, true);
        case 4 -> answer(order, obedient || random.nextBoolean());
        case 5 -> account.accept(order.orderId());
        default -> fill(order);
      }
    }

    private void replace(Order order) {
      boolean opens = entry.filter(order.orderId()::equals).isPresent();
      var quantity = opens ? Integer.toString(1 + random.nextInt(30)) : null;
      var price = order.terms().limitPrice();
      var other = price == null ? null : price.value().add(CENT).toPlainString();
      account.replace(order.orderId(), quantity, other);
    }

    /** What the venue has of it, or a part; it may not have heard of the last request. */
    private void fill(Order order) {
      if (order.held() || !order.active() || order.leavesQty().isZero()) {
        return;
      }
      var part = Quantity.of(Integer.toString(1 + random.nextInt(8))).min(order.leavesQty());
      late |= order.exit() && (order.pendingCancel() != null || order.pendingReplace() != null);
      account.fill(order.orderId(), "f" + ++reports, part.toString(), "50.00");
    }

    private void answer(Order order, boolean yes) {
      var id = "a" + ++reports;
      if (order.pendingCancel() != null && !order.leavesQty().isZero()) {
        late |= !yes;
        account.run(
            yes
                ? new ConfirmCancel(order.orderId(), Accounts.VENUE, id, null, "DONE", null)
                : new RejectCancel(order.orderId(), Accounts.VENUE, id, null, "NO", "no"));
      } else if (order.pendingReplace() != null) {
        late |= !yes;
        account.run(
            yes
                ? new ConfirmReplace(order.orderId(), Accounts.VENUE, id, null)
                : new RejectReplace(order.orderId(), Accounts.VENUE, id, null, "NO", "no"));
      }
    }

    /** Until nothing is pending: each answer may lead to a new request, but not for ever. */
    void answerAll() {
      for (int i = 0; i < 10; i++) {
        orders.forEach(id -> answer(account.state(id), true));
      }
      assertThat(orders)
          .extracting(account::state)
          .allMatch(order -> order.pendingCancel() == null && order.pendingReplace() == null);
    }

    void endAll() {
      answerAll();
      orders.forEach(account::cancel);
      answerAll();
    }

    List<Order> working() {
      return exits().stream().filter(exit -> exit.active() && !exit.held()).toList();
    }

    List<Order> exits() {
      return orders.stream().map(account::state).filter(Order::exit).toList();
    }

    Quantity closed() {
      return exits().stream().map(Order::executedQty).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What the entry has opened; without one what was placed. */
    Quantity toClose() {
      return entry.map(id -> account.state(id).executedQty()).orElse(Quantity.of("20"));
    }

    List<Commitment> bound() {
      return account.portfolio().commitments().values().stream()
          .filter(bound -> account.state(bound.orderId()).exit())
          .toList();
    }
  }
}
