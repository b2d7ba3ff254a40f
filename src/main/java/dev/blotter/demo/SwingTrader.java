package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * Enters with the trend either way and names where to get out, mostly at once, so that its orders
 * go together: brackets, an entry with a stop, and two exits of what is held.
 */
final class SwingTrader implements Trader {

  private static final int GIVES_UP = 12;
  private static final int RECONSIDERS = 30;
  private static final int WAITS_FOR_BETTER = 35;
  private static final int WITHOUT_TARGET = 30;
  private static final int LATER = 25;
  private static final int BETTER = 1;
  private static final int NEAR = 3;
  private static final int FAR = 8;

  private final Account account;
  private final List<Course> courses;
  private final Chance chance;

  SwingTrader(Account account, List<Course> courses, Chance chance) {
    this.account = account;
    this.courses = courses;
    this.chance = chance;
  }

  @Override
  public void act() {
    var course = chance.oneOf(courses);
    var symbol = course.instrument().symbol();
    var orders = account.orders(symbol);
    var held = account.held(symbol);
    if (!orders.isEmpty()) {
      reconsider(course, chance.oneOf(orders));
    } else if (held.signum() != 0) {
      guard(course, held);
    } else if (course.trend() != 0) {
      enter(course, Side.of(course.trend()));
    }
  }

  private void enter(Course course, Side side) {
    var instrument = course.instrument();
    var size = instrument.lots(chance.between(2, instrument.size()));
    var entry =
        Ticket.of(side, instrument.symbol(), size).inForce("GTC").limit(price(course, side));
    account.place(chance.percent(LATER) ? entry : withExits(entry, course, side), "swing");
  }

  private Ticket withExits(Ticket entry, Course course, Side side) {
    var stop = against(course, side);
    return chance.percent(WITHOUT_TARGET)
        ? entry.withStop(stop)
        : entry.bracket(along(course, side), stop);
  }

  /** At once, or a little better and later. */
  private BigDecimal price(Course course, Side side) {
    return chance.percent(WAITS_FOR_BETTER)
        ? course.away(side.signed(-BETTER))
        : course.quote().atOnce(side);
  }

  /** What was bought, or sold short, and nothing guards. */
  private void guard(Course course, BigDecimal held) {
    var opened = Side.of(held.signum());
    var exit = Ticket.of(opened.other(), course.instrument().symbol(), held.abs()).inForce("GTC");
    if (chance.percent(RECONSIDERS)) {
      account.place(exit.trailing(course.part(NEAR)).reducing(), "guard");
    } else {
      account.place(exit.either(along(course, opened), against(course, opened)), "guard");
    }
  }

  private void reconsider(Course course, Order order) {
    if (chance.percent(GIVES_UP)) {
      account.cancel(order);
    } else if (order.takesProfit() && order.works() && chance.percent(RECONSIDERS)) {
      account.replace(order, along(course, order.side().other()));
    }
  }

  /** A price at which there is a gain on what was bought, or sold. */
  private BigDecimal along(Course course, Side opened) {
    return course.away(opened.signed(chance.between(NEAR, FAR)));
  }

  private BigDecimal against(Course course, Side opened) {
    return along(course, opened.other());
  }
}
