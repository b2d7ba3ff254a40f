package dev.blotter.seeding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one account has in one table: each row, and when it was first written. */
final class TableRows {

  private final Line[] lines;
  private final long[] moments;

  private TableRows(Line[] lines, long[] moments) {
    this.lines = lines;
    this.moments = moments;
  }

  int size() {
    return lines.length;
  }

  Line line(int number) {
    return lines[number];
  }

  /** In milliseconds. */
  long moment(int number) {
    return moments[number];
  }

  /** Rows that are being gathered. */
  static final class Draft {

    private final List<Line> lines = new ArrayList<>();
    private long[] moments = new long[16];

    void add(long moment, Line line) {
      if (lines.size() == moments.length) {
        moments = Arrays.copyOf(moments, 2 * moments.length);
      }
      moments[lines.size()] = moment;
      lines.add(line);
    }

    TableRows rows() {
      return new TableRows(lines.toArray(Line[]::new), Arrays.copyOf(moments, lines.size()));
    }
  }
}
