package dev.blotter.seeding;

import java.util.Arrays;

/** A line that is being put together, piece by piece; used again for the next. */
final class LineDraft {

  private final RowBytes text = new RowBytes();
  private byte[][] texts = new byte[64][];
  private Gap[] gaps = new Gap[64];
  private int[] numbers = new int[64];
  private int count;

  /** What is the same for all accounts is written here. */
  RowBytes text() {
    return text;
  }

  void gap(Gap gap, int number) {
    if (count == gaps.length) {
      texts = Arrays.copyOf(texts, 2 * count);
      gaps = Arrays.copyOf(gaps, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    texts[count] = cut();
    gaps[count] = gap;
    numbers[count] = number;
    count++;
  }

  /** What was put together, and an empty draft again. */
  Line line() {
    var all = Arrays.copyOf(texts, count + 1);
    all[count] = cut();
    var line = new Line(all, Arrays.copyOf(gaps, count), Arrays.copyOf(numbers, count));
    count = 0;
    return line;
  }

  private byte[] cut() {
    var piece = Arrays.copyOf(text.bytes(), text.size());
    text.clear();
    return piece;
  }
}
