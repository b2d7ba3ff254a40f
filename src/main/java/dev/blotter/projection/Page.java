package dev.blotter.projection;

import java.util.List;

/**
 * A part of a list.
 *
 * @param more true where rows follow after it
 */
public record Page<R>(List<R> rows, boolean more) {

  public Page {
    rows = List.copyOf(rows);
  }
}
