package dev.blotter.seeding;

import java.util.random.RandomGenerator;

/** How an order ends, or what it is left in, and how often of a thousand. */
enum Ending {
  FILLED_AT_ONCE(220, false),
  FILLED(70, false),
  FILLED_IN_PARTS(30, false),
  /** Most orders trade at once or not at all. */
  NOT_FILLED(370, false),
  CANCELLED(100, false),
  EXPIRED(50, false),
  REJECTED(90, false),
  DENIED(70, false),
  LEFT_PENDING(140, true),
  LEFT_ACCEPTED(400, true),
  LEFT_PARTIALLY_FILLED(140, true),
  LEFT_SUSPENDED(80, true),
  LEFT_PENDING_CANCEL(80, true),
  LEFT_PENDING_REPLACE(80, true),
  LEFT_DONE_FOR_DAY(80, true);

  private static final int ALL = 1_000;

  private final int share;
  private final boolean active;

  Ending(int share, boolean active) {
    this.share = share;
    this.active = active;
  }

  /** An ending of those that leave an order active, or of the others. */
  static Ending draw(boolean active, RandomGenerator random) {
    int left = random.nextInt(ALL);
    for (var ending : values()) {
      if (ending.active == active) {
        left -= ending.share;
        if (left < 0) {
          return ending;
        }
      }
    }
    throw new IllegalStateException("the shares do not add up to " + ALL);
  }

  /** Whether the order must have a price of its own to come to this. */
  boolean rests() {
    return switch (this) {
      case FILLED_AT_ONCE, NOT_FILLED, REJECTED, DENIED -> false;
      default -> true;
    };
  }
}
