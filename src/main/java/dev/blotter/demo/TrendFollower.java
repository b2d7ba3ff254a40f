package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.List;

/** Buys what rises, at once; protects it by a stop, and gets out when it falls. */
final class TrendFollower implements Trader {

  private static final int MOST_LOTS = 100;
  private static final int CLOSES = 30;
  private static final int STOP_AWAY = -8;
  private static final int WORSE = 1;
  private static final int TRAILS = 60;
  private static final BigDecimal TRAIL_PERCENT = new BigDecimal("0.5");

  private final Account account;
  private final List<Course> courses;
  private final Chance chance;

  TrendFollower(Account account, List<Course> courses, Chance chance) {
    this.account = account;
    this.courses = courses;
    this.chance = chance;
  }

  @Override
  public void act() {
    var course = chance.oneOf(courses);
    var held = account.held(course.instrument().symbol());
    if (course.trend() > 0 && held.compareTo(course.instrument().lots(MOST_LOTS)) < 0) {
      buy(course);
    } else if (held.signum() > 0) {
      protectOrLeave(course, held);
    }
  }

  private void buy(Course course) {
    var instrument = course.instrument();
    var ticket =
        Ticket.of(
            Side.BUY, instrument.symbol(), instrument.lots(chance.between(1, instrument.size())));
    switch (chance.between(1, 3)) {
      case 1 -> account.place(ticket, "trend");
      case 2 -> account.place(ticket.limit(course.quote().ask()).inForce("IOC"), "trend");
      default -> account.place(ticket.limit(course.away(WORSE)).inForce("FOK"), "trend");
    }
  }

  /** One that stays where it is, or one that trails. */
  private Ticket stop(Course course, BigDecimal held) {
    var sale = Ticket.of(Side.SELL, course.instrument().symbol(), held);
    return chance.percent(TRAILS)
        ? sale.trailingPercent(TRAIL_PERCENT)
        : sale.stop(course.away(STOP_AWAY));
  }

  private void protectOrLeave(Course course, BigDecimal held) {
    var symbol = course.instrument().symbol();
    var stops = account.orders(symbol).stream().filter(Order::waits).toList();
    if (stops.isEmpty()) {
      account.place(stop(course, held).inForce("GTC").reducing(), "protection");
    } else if (course.trend() < 0 && chance.percent(CLOSES)) {
      stops.forEach(account::cancel);
      account.close(symbol);
    }
  }
}
