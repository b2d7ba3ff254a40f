package dev.blotter.ledger.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.Page;
import dev.blotter.http.RequestProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list that goes by a number, highest first: the cursor is of the last one shown.
 *
 * @param list what its cursors are of
 */
record Numbers(String list) {

  static final Numbers HEADS = new Numbers("heads");
  static final Numbers FAULTS = new Numbers("faults");

  /** Those of a lane. */
  static Numbers seals(int lane) {
    return new Numbers(Cursor.listOf("seals", lane));
  }

  /** Below which number the page begins. */
  long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    var place = Cursor.parse(list, cursor);
    long number = place.id().getLeastSignificantBits();
    if (!place.equals(place(number))) {
      throw RequestProblem.noCursor();
    }
    return number;
  }

  /**
   * @param found one more than the page holds, where there are more
   */
  <R, T> Page<T> page(List<R> found, int limit, ToLongFunction<R> number, Function<R, T> view) {
    return Page.of(found, limit, view, row -> place(number.applyAsLong(row)));
  }

  /** A cursor holds a time and 128 bits, of which a number needs the last 64. */
  private Cursor place(long number) {
    return new Cursor(list, Instant.EPOCH, new UUID(0, number));
  }
}
