package dev.blotter.seeding;

import java.util.Map;
import java.util.UUID;

/** The history of one account, made by the rules, to be copied for others. */
final class Template {

  private static final int PORTFOLIO = 1;
  private static final int VERSION_7 = 7;

  private final int orders;
  private final long[] ids;
  private final long[] times;
  private final Map<Table, TableRows> rows;

  /**
   * @param orders how many orders it has
   * @param gaps found in the rows: ids and moments by number
   */
  Template(int orders, Gaps gaps, Map<Table, TableRows> rows) {
    this.orders = orders;
    this.ids = new long[gaps.ids().size()];
    for (int number = 0; number < ids.length; number++) {
      ids[number] = number == PORTFOLIO ? 0 : millis(gaps.ids().get(number));
    }
    this.times = gaps.times().stream().mapToLong(Long::longValue).toArray();
    this.rows = rows;
  }

  private static long millis(UUID id) {
    if (id.version() != VERSION_7) {
      throw new IllegalStateException("an id without a time: " + id);
    }
    return id.getMostSignificantBits() >>> 16;
  }

  int orders() {
    return orders;
  }

  /** The time of an id, in milliseconds; 0 is the user's, 1 the portfolio's, which has none. */
  long idTime(int number) {
    return ids[number];
  }

  /** A moment, in milliseconds. */
  long time(int number) {
    return times[number];
  }

  TableRows rows(Table table) {
    return rows.get(table);
  }
}
