package dev.blotter.seeding;

/** Stands in a value for what every account has of its own; {@link Gaps} finds it there. */
final class Mark {

  static final String LANE = "⟦l⟧";
  static final String PERSONAL_DATA = "⟦d⟧";
  static final String EMAIL = "⟦e⟧";
  static final String NAME = "⟦n⟧";
  static final String WRAPPED_KEY = "⟦k⟧";
  static final String EMAIL_HASH = "⟦h⟧";

  private Mark() {}

  /** The place in the lane of the account's event with that number, from 1 on. */
  static Position position(long event) {
    return new Position((int) event);
  }

  /** A place in the lane. */
  record Position(int event) {}
}
