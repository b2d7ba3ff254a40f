package dev.blotter.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Buys a little now and then, in every careful way there is, and dreams of more. */
final class Saver implements Trader {

  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final int MOST_ORDERS = 5;
  private static final int FORTUNE = 1_000_000;
  private static final int BELOW = -2;
  private static final int FAR_BELOW = -30;
  private static final int ABOVE = 2;
  private static final int LIMIT_ABOVE = 4;

  private final Account account;
  private final List<Course> courses;
  private final Chance chance;
  private final Clock clock;

  Saver(Account account, List<Course> courses, Chance chance, Clock clock) {
    this.account = account;
    this.courses = courses;
    this.chance = chance;
    this.clock = clock;
  }

  @Override
  public void act() {
    var orders = account.orders();
    if (orders.size() >= MOST_ORDERS) {
      account.cancel(orders.getLast());
      return;
    }
    var course = chance.oneOf(courses);
    switch (chance.between(1, 8)) {
      case 1 -> account.place(some(course).limit(course.away(BELOW)), "saving");
      case 2 -> account.place(some(course).limit(course.away(BELOW)).extendedHours(), "evening");
      case 3 -> account.place(some(course).limit(course.away(FAR_BELOW)).until(soon()), "hope");
      case 4, 5 -> account.place(breakOut(course), "break-out");
      case 6 -> account.place(Ticket.of(Side.BUY, symbol(course), fortune(course)), "dream");
      case 7 -> sell(course);
      default -> account.withdraw(chance.between(1, 50) + ".00");
    }
  }

  private Ticket some(Course course) {
    var instrument = course.instrument();
    return Ticket.of(
        Side.BUY, instrument.symbol(), instrument.lots(chance.between(1, instrument.size())));
  }

  private Ticket breakOut(Course course) {
    return some(course).stop(course.away(ABOVE)).limit(course.away(LIMIT_ABOVE)).inForce("GTC");
  }

  private void sell(Course course) {
    var held = account.held(symbol(course));
    if (held.signum() > 0) {
      account.place(
          Ticket.of(Side.SELL, symbol(course), held).limit(course.quote().bid()), "saving");
    }
  }

  private static BigDecimal fortune(Course course) {
    return course.instrument().lots(FORTUNE);
  }

  private static String symbol(Course course) {
    return course.instrument().symbol();
  }

  private Instant soon() {
    return clock.instant().plus(SHORT);
  }
}
