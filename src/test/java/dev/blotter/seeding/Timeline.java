package dev.blotter.seeding;

import java.util.Arrays;
import java.util.List;

/** The rows that all accounts have in a table, in the order in which they were first written. */
final class Timeline {

  private static final int ORDINAL_BITS = 28;
  private static final long ORDINAL = (1L << ORDINAL_BITS) - 1;

  private final List<AccountCopy> accounts;
  private final Table table;
  private final long start;
  private final int[] firsts;
  private final long[] order;

  /**
   * @param start before the first of all moments, in milliseconds
   */
  Timeline(List<AccountCopy> accounts, Table table, long start) {
    this.accounts = accounts;
    this.table = table;
    this.start = start;
    this.firsts = new int[accounts.size() + 1];
    for (int i = 0; i < accounts.size(); i++) {
      firsts[i + 1] = firsts[i] + accounts.get(i).rows(table).size();
    }
    this.order = new long[firsts[accounts.size()]];
    for (int i = 0; i < accounts.size(); i++) {
      for (int row = 0; row < firsts[i + 1] - firsts[i]; row++) {
        long moment = accounts.get(i).moment(table, row) - start;
        order[firsts[i] + row] = moment << ORDINAL_BITS | firsts[i] + row;
      }
    }
    Arrays.parallelSort(order);
  }

  int size() {
    return order.length;
  }

  /** How many rows are before a moment, in milliseconds. */
  int before(long moment) {
    int found = Arrays.binarySearch(order, Math.max(0, moment - start) << ORDINAL_BITS);
    return found < 0 ? -found - 1 : found;
  }

  /** When a row was first written, in milliseconds. */
  long moment(int at) {
    return start + (order[at] >>> ORDINAL_BITS);
  }

  /** Whose row it is. */
  AccountCopy owner(int at) {
    return accounts.get(account(ordinal(at)));
  }

  /** Which of its owner's rows it is, from 0 on. */
  int number(int at) {
    int ordinal = ordinal(at);
    return ordinal - firsts[account(ordinal)];
  }

  /** Writes a row. */
  void write(int at, RowBytes out) {
    int ordinal = ordinal(at);
    int account = account(ordinal);
    var owner = accounts.get(account);
    owner.rows(table).line(ordinal - firsts[account]).write(owner, out);
  }

  private int ordinal(int at) {
    return (int) (order[at] & ORDINAL);
  }

  /** The account that has a row of all; each has one, or more, or none. */
  private int account(int ordinal) {
    int low = 0;
    int high = accounts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= ordinal) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
