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
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RAND_B = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private final Template template;
  private final long key;
  private final int lane;
  private final long shift;
  private final UUID user;
  private final UUID portfolio;
  private final SealedPerson person;
  private final int[] positions;

  AccountCopy(Template template, SplittableRandom random, SealedPerson.Maker people, int number) {
    this.template = template;
    this.key = random.nextLong();
    this.lane = random.nextInt(Lane.COUNT);
    this.shift = random.nextInt(HOUR_MILLIS);
    this.user = new UUID(high(USER), low(USER));
    this.portfolio = PortfolioId.of(user);
    this.person = people.make(user, "user" + number);
    this.positions = new int[rows(Table.EVENTS).size() + 1];
  }

  Template template() {
    return template;
  }

  TableRows rows(Table table) {
    return template.rows(table);
  }

  UUID user() {
    return user;
  }

  int lane() {
    return lane;
  }

  SealedPerson person() {
    return person;
  }

  /** When that row of a table was first written, in milliseconds. */
  long moment(Table table, int row) {
    return rows(table).moment(row) + shift;
  }

  /** Puts an event, by its number from 1 on, in its place in the lane. */
  void place(int event, int position) {
    positions[event] = position;
  }

  long position(int event) {
    return positions[event];
  }

  long moment(int number) {
    return template.time(number) + shift;
  }

  /** The first half of an id: of this lane, its time that of the template's, moved. */
  long high(int id) {
    if (id == PORTFOLIO) {
      return portfolio.getMostSignificantBits();
    }
    return (template.idTime(id) + shift) << 16 | VERSION | (drawn(2L * id) & 0xFC0L) | lane;
  }

  /** The other half. */
  long low(int id) {
    return id == PORTFOLIO
        ? portfolio.getLeastSignificantBits()
        : VARIANT | (drawn(2L * id + 1) & RAND_B);
  }

  /** A random number that is the same each time: what SplitMix64 draws at that place. */
  private long drawn(long number) {
    long mixed = key + (number + 1) * STEP;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
