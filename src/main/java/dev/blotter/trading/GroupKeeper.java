package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.SharedReservations;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the others of a group once something has happened to one of its orders: what they
 * need is added in the same append. It goes by where they stand and not by what has happened, so
 * that it adds nothing where it has nothing left to do.
 */
final class GroupKeeper {
  private final SharedReservations reservations;
  private final OrderRequests requests;
  private final Prices prices;

  GroupKeeper(TradingRules rules, Prices prices) {
    this.reservations = new SharedReservations(rules.reservations(), rules.margin());
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.prices = prices;
  }

  /** Brings the group of that order in step with it; nothing where it has none. */
  void keep(AccountDraft draft, Order changed, States states, Circumstances circumstances) {
    keep(draft, changed, null, states, circumstances);
  }

  /**
   * The same after a report of a venue. Where it refuses what the group asked for, that is not
   * asked for again before something else has happened: the venue would refuse it again.
   *
   * @param before the order as the report found it
   */
  void reported(
      AccountDraft draft,
      Order before,
      VenueReport report,
      States states,
      Circumstances circumstances) {
    keep(draft, before, refused(before, report), states, circumstances);
  }

  /** The same after its owner asked to cancel it: of two exits the other is cancelled as well. */
  void cancelled(AccountDraft draft, Order changed, States states, Circumstances circumstances) {
    if (changed.group() != null) {
      var round = round(draft, changed, null, states, circumstances);
      if (changed.exit()) {
        round.cancelExits();
      }
      round.run();
    }
  }

  private void keep(
      AccountDraft draft,
      Order changed,
      @Nullable UUID refused,
      States states,
      Circumstances circumstances) {
    if (changed.group() != null) {
      round(draft, changed, refused, states, circumstances).run();
    }
  }

  private GroupRound round(
      AccountDraft draft,
      Order changed,
      @Nullable UUID refused,
      States states,
      Circumstances circumstances) {
    return new GroupRound(reservations, requests, draft, changed, refused, states, circumstances);
  }

  private static @Nullable UUID refused(Order before, VenueReport report) {
    var cancel = before.pendingCancel();
    var replace = before.pendingReplace();
    boolean own =
        switch (report) {
          case RejectCancel r -> cancel != null && GroupRequestId.isOwn(cancel.requestId());
          case RejectReplace r -> replace != null && GroupRequestId.isOwn(replace.requestId());
          default -> false;
        };
    return own ? before.orderId() : null;
  }

  /** Why an order of a group cannot have those terms; empty where it can. */
  Optional<Rejection> refusal(
      AccountDraft draft, Order order, OrderTerms requested, States states) {
    if (order.group() == null) {
      return Optional.empty();
    }
    var group = GroupOrders.of(order, draft, states);
    return group.crossed(order, requested).or(() -> unbearable(draft, order, requested, group));
  }

  private Optional<Rejection> unbearable(
      AccountDraft draft, Order order, OrderTerms requested, GroupOrders group) {
    if (!order.exit() || order.held()) {
      return Optional.empty();
    }
    var portfolio = draft.portfolio();
    var asked =
        requests
            .replacing(order, requested, portfolio)
            .atMost(GroupRound.open(group, order, portfolio));
    return reservations.refusal(portfolio, group.exitIds(), asked, prices);
  }
}
