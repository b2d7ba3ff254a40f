package dev.blotter.projection;

import java.io.Serial;

/**
 * A new row that cannot be written, since it lacks what it needs or holds what no column can show.
 * What it holds is not told: it may be personal data.
 */
final class UnwritableRow extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnwritableRow(String table, Throwable fault) {
    super("a row of " + table + " cannot be written: " + fault.getClass().getSimpleName(), fault);
  }
}
