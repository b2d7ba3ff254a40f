package dev.blotter.demo;

import java.math.BigDecimal;

/**
 * Offers to buy a little lower and to sell a little higher, only to rest, and follows the price.
 */
final class MarketMaker implements Trader {

  private static final int QUOTES = 4;
  private static final int MOST_LOTS = 200;
  private static final int TIRED = 35;

  private final Account account;
  private final Course course;
  private final Chance chance;

  MarketMaker(Account account, Course course, Chance chance) {
    this.account = account;
    this.course = course;
    this.chance = chance;
  }

  @Override
  public void act() {
    var symbol = course.instrument().symbol();
    var mine = account.orders(symbol).stream().filter(Order::works).toList();
    if (mine.size() < QUOTES) {
      offer(symbol, Side.BUY);
      offer(symbol, Side.SELL);
    } else if (chance.percent(TIRED)) {
      account.cancel(chance.oneOf(mine));
    } else {
      var order = chance.oneOf(mine);
      account.replace(order, price(order.side()));
    }
  }

  /** Not on the side on which there is too much already. */
  private void offer(String symbol, Side side) {
    var held = account.held(symbol);
    var most = course.instrument().lots(MOST_LOTS);
    if (side.signed(held).compareTo(most) < 0) {
      var size = course.instrument().lots(chance.between(1, course.instrument().size()));
      account.place(
          Ticket.of(side, symbol, size).limit(price(side)).inForce("GTC").postOnly(), "maker");
    }
  }

  private BigDecimal price(Side side) {
    return course.away(side.signed(-chance.between(1, QUOTES)));
  }
}
