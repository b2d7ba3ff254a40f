package dev.blotter.http;

import dev.blotter.projection.Window;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: by cursor, or by number for those who must.
 *
 * @param after the row before the page, or null where it is not asked for by cursor
 * @param offset how many rows to pass over; zero where it is asked for by cursor
 * @param limit how many rows at most
 */
public record Paging(@Nullable Cursor after, int offset, int limit) {

  /** The most rows of one page. */
  public static final int MAX = 1000;

  /** What a page has where nobody says how much. */
  public static final int USUAL = 100;

  /** Past this many rows only a cursor leads on: each page by number reads all before it. */
  private static final int FARTHEST = 100_000;

  /**
   * @param list the name that the list has in its cursors
   * @param page counted from 1, or null
   * @param pageSize the same as limit, or null
   */
  public static Paging of(
      String list,
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable Integer page,
      @Nullable Integer pageSize) {
    int size = size(limit, pageSize);
    if (page == null) {
      return new Paging(cursor == null ? null : Cursor.parse(list, cursor), 0, size);
    }
    if (cursor != null) {
      throw RequestProblem.parameter("page", "cannot go with cursor");
    }
    if (page < 1 || (page - 1L) * size > FARTHEST) {
      throw RequestProblem.parameter("page", "must be 1 or more, and no farther than 100000 rows");
    }
    return new Paging(null, (page - 1) * size, size);
  }

  /** Of a list that has no pages by number. */
  public static Paging byCursor(String list, @Nullable String cursor, @Nullable Integer limit) {
    return of(list, cursor, limit, null, null);
  }

  /** How many rows at most, of a list that is not paged so. */
  public static int limit(@Nullable Integer limit) {
    return size(limit, null);
  }

  /** The time of the row before the page; null at the beginning. */
  public @Nullable Instant afterTime() {
    return after == null ? null : after.at();
  }

  /** The id of the row before the page; null at the beginning. */
  public @Nullable UUID afterId() {
    return after == null ? null : after.id();
  }

  /** The same as the read side wants it. */
  public Window window() {
    var keyset = after == null ? null : new Window.Keyset(after.at(), after.id());
    return new Window(limit, keyset, offset);
  }

  private static int size(@Nullable Integer limit, @Nullable Integer pageSize) {
    if (limit != null && pageSize != null && !limit.equals(pageSize)) {
      throw RequestProblem.parameter("page_size", "says another number than limit");
    }
    var size = limit != null ? limit : pageSize != null ? pageSize : Integer.valueOf(USUAL);
    if (size < 1 || size > MAX) {
      var name = limit != null ? "limit" : "page_size";
      throw RequestProblem.parameter(name, "must be from 1 to " + MAX);
    }
    return size;
  }
}
