package dev.blotter.seeding;

/**
 * What differs between two accounts of the same history, and is left out where a line is kept for
 * all of them.
 */
enum Gap {
  /** An id, by its number, as 16 bytes. */
  ID,
  /** The same within text. */
  ID_TEXT,
  /** A moment, by its number, as a timestamp. */
  MOMENT,
  /** The same within text. */
  MOMENT_TEXT,
  /** The place in the lane of the account's event of that number, from 1 on. */
  POSITION,
  /** The lane in two bytes. */
  SHORT_LANE,
  /** The lane in four bytes. */
  LANE,
  PERSONAL_DATA,
  EMAIL,
  NAME,
  WRAPPED_KEY,
  EMAIL_HASH,
  /** Where a field of a length that differs begins. */
  BEGIN,
  /** Where it ends. */
  END
}
