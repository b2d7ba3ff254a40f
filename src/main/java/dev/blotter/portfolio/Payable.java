package dev.blotter.portfolio;

import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.Reservations.Request;
import java.math.RoundingMode;

/**
 * What an order may be paid with: what can be spent, and for a purchase that covers a short also
 * what the covered part holds, as far as this order reserves it itself. No other order may have it.
 */
final class Payable {

  private Payable() {}

  static Money of(
      Portfolio portfolio, Request request, Need need, MarginPolicy margin, Marks marks) {
    var others = portfolio.without(request.orderId()).account();
    var power = new BuyingPower(others, margin, marks);
    var free = request.free(portfolio);
    var spendable = free.minus(power.held(request.quote()));
    var covered = covered(others, request);
    if (covered.isZero()) {
      return spendable;
    }
    // An account in need of margin may still cover: that asks for no more than it sets free.
    var own = need.amount().share(covered, need.leaves(), RoundingMode.UP);
    var held = power.heldFor(request.symbol(), covered, request.quote());
    var lent = own.min(held);
    return spendable.max(Money.zero(request.quote())).plus(lent).min(free);
  }

  private static Quantity covered(Account others, Request request) {
    return request.side() == Side.BUY
        ? others.availableToCover(request.symbol()).min(request.leaves())
        : Quantity.ZERO;
  }
}
