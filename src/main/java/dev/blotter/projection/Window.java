package dev.blotter.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list that is ordered by a time and an id.
 *
 * @param limit how many rows at most, 1 to {@value #LARGEST}
 * @param after the row before the first one wanted, or null for the beginning
 * @param offset how many more rows to pass over, for those who count pages
 */
public record Window(int limit, @Nullable Keyset after, int offset) {

  public static final int LARGEST = 1000;

  public Window {
    if (limit < 1 || limit > LARGEST || offset < 0) {
      throw new IllegalArgumentException("no such window: " + limit + " after " + offset);
    }
  }

  public static Window first(int limit) {
    return new Window(limit, null, 0);
  }

  /** The place of a row. */
  public record Keyset(Instant at, UUID id) {}
}
