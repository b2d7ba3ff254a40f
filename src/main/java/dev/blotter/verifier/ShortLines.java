package dev.blotter.verifier;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose lines are of a length that a program can take into its memory. */
final class ShortLines extends FilterReader {

  /** In characters. The longest event is of a position with thousands of movements. */
  static final int LONGEST = 16 << 20;

  private int length;

  ShortLines(Reader in) {
    super(in);
  }

  @Override
  public int read(char[] buffer, int from, int count) throws IOException {
    int read = super.read(buffer, from, count);
    for (int i = from; i < from + read; i++) {
      length = buffer[i] == '\n' ? 0 : length + 1;
    }
    if (length > LONGEST) {
      throw new Unreadable("a line is longer than " + LONGEST + " characters");
    }
    return read;
  }
}
