package dev.blotter.projection;

import java.io.Serial;

/**
 * A stored row that cannot be read, so that no event of its user can be applied to it. What it
 * holds is not told: it may be personal data.
 */
final class UnreadableRow extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableRow(String table, Throwable fault) {
    super("a row of " + table + " cannot be read: " + fault.getClass().getSimpleName(), fault);
  }
}
