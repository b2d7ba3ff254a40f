package dev.blotter.projection;

import dev.blotter.kernel.NamedQuery.Values;
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

  /** The window that the parameters {@code limit} and {@code offset} of a named query say. */
  public static Window numbered(Values values) {
    return new Window(
        values.get("limit", Integer.class), null, values.get("offset", Integer.class));
  }

  /** The same of {@code limit}, {@code after_time} and {@code after_id}. */
  public static Window following(Values values) {
    var after =
        new Keyset(values.get("after_time", Instant.class), values.get("after_id", UUID.class));
    return new Window(values.get("limit", Integer.class), after, 0);
  }

  /** Whether it is at the beginning of the list. */
  public boolean isFirst() {
    return after == null && offset == 0;
  }

  /** The place of a row. */
  public record Keyset(Instant at, UUID id) {}
}
