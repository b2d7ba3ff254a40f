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
}
