package dev.blotter.projection;

import java.util.List;

/**
 * A part of a list.
 *
 * @param more true where rows follow after it
 */
public record RowPage<R>(List<R> rows, boolean more) {

  public RowPage {
    rows = List.copyOf(rows);
  }

  /**
   * The page that rows make which were asked for with one more than it holds.
   *
   * @param limit how many it holds at most
   */
  public static <R> RowPage<R> of(List<R> found, int limit) {
    return found.size() > limit
        ? new RowPage<>(found.subList(0, limit), true)
        : new RowPage<>(found, false);
  }
}
