package dev.blotter.seeding;

import java.math.BigDecimal;

/** A number as PostgreSQL sends it: digits to the base of 10,000, and where the point is. */
final class PgNumeric {

  private static final int DIGITS = 4;
  private static final int NEGATIVE = 0x4000;

  private PgNumeric() {}

  /** Writes a number with the scale that it has. */
  static void write(BigDecimal number, RowBytes out) {
    var plain = number.setScale(Math.max(0, number.scale())).abs().toPlainString();
    int point = plain.indexOf('.');
    var whole = point < 0 ? plain : plain.substring(0, point);
    var rest = point < 0 ? "" : plain.substring(point + 1);
    var all = "0".repeat(missing(whole)) + whole + rest + "0".repeat(missing(rest));
    int groups = all.length() / DIGITS;
    int first = 0;
    while (first < groups && group(all, first) == 0) {
      first++;
    }
    int end = groups;
    while (end > first && group(all, end - 1) == 0) {
      end--;
    }
    int weight = (whole.length() + missing(whole)) / DIGITS - 1 - first;
    out.int16(end - first);
    out.int16(end == first ? 0 : weight);
    out.int16(number.signum() < 0 ? NEGATIVE : 0);
    out.int16(rest.length());
    for (int at = first; at < end; at++) {
      out.int16(group(all, at));
    }
  }

  private static int missing(String digits) {
    return Math.floorMod(-digits.length(), DIGITS);
  }

  private static int group(String digits, int at) {
    return Integer.parseInt(digits, at * DIGITS, (at + 1) * DIGITS, 10);
  }
}
