package dev.blotter.seeding;

import dev.blotter.kernel.Lane;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.user.SealedPerson;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An account with the history of a template, ids and person of its own, and everything up to an
 * hour later. Nothing that depends on the calendar changes by that.
 */
final class AccountCopy {

  private static final int HOUR_MILLIS = 3_600_000;
  private static final int USER = 0;
  private static final int PORTFOLIO = 1;
  private static final int VERSION_7 = 7;

  private final Template template;
  private final UUID user;
  private final SplittableRandom random;
  private final long shift;
  private final SealedPerson person;
  private long[] high = {};
  private long[] low = {};
  private long[] positions = {};

  AccountCopy(Template template, SplittableRandom random, SealedPerson.Maker people, int number) {
    this.template = template;
    this.random = random;
    this.shift = random.nextInt(HOUR_MILLIS);
    this.user = moved(template.id(USER), random.nextInt(Lane.COUNT));
    this.person = people.make(user, "user" + number);
  }

  /** Draws the ids; before that only the user's is there. */
  AccountCopy prepare() {
    high = new long[template.idCount()];
    low = new long[template.idCount()];
    positions = new long[template.events() + 1];
    put(USER, user);
    put(PORTFOLIO, PortfolioId.of(user));
    for (int i = 2; i < template.idCount(); i++) {
      put(i, moved(template.id(i), lane()));
    }
    return this;
  }

  /** Lets go of what only the writing needs. */
  void done() {
    high = new long[0];
    low = new long[0];
    positions = new long[0];
  }

  Template template() {
    return template;
  }

  UUID user() {
    return user;
  }

  int lane() {
    return Lane.of(user);
  }

  SealedPerson person() {
    return person;
  }

  /** When the event with that number occurred, in milliseconds. */
  long occurredAt(int event) {
    return template.occurredAt(event) + shift;
  }

  void place(int event, long position) {
    positions[event] = position;
  }

  long position(int event) {
    return positions[event];
  }

  long moment(int number) {
    return template.time(number) + shift;
  }

  long high(int id) {
    return high[id];
  }

  long low(int id) {
    return low[id];
  }

  private void put(int number, UUID id) {
    high[number] = id.getMostSignificantBits();
    low[number] = id.getLeastSignificantBits();
  }

  /** An id of that lane whose time is that of the template's, moved. */
  private UUID moved(UUID id, int lane) {
    if (id.version() != VERSION_7) {
      throw new IllegalStateException("an id without a time: " + id);
    }
    long millis = (id.getMostSignificantBits() >>> 16) + shift;
    long randA = (random.nextLong() & 0xFC0L) | lane;
    long randB = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
    return new UUID((millis << 16) | 0x7000L | randA, 0x8000_0000_0000_0000L | randB);
  }
}
