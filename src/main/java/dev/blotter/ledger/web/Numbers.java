package dev.blotter.ledger.web;

import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.RequestProblem;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Pages of lists that go by a number, highest first: the cursor is the last number shown. */
final class Numbers {

  private Numbers() {}

  /** Below which number the page begins. */
  static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw RequestProblem.of(HttpError.INVALID_CURSOR, "take the cursor from next_cursor or Link");
    }
  }

  /**
   * @param found one more than the page holds, where there are more
   */
  static <R, T> Page<T> page(
      List<R> found, int limit, ToLongFunction<R> number, Function<R, T> view) {
    var shown = found.stream().limit(limit).toList();
    var next = found.size() > limit ? Long.toString(number.applyAsLong(shown.getLast())) : null;
    return new Page<>(shown.stream().map(view).toList(), next);
  }
}
