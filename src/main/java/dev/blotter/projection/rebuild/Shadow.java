package dev.blotter.projection.rebuild;

import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowTable;

/**
 * The table that a read model is made anew in, beside the live one.
 *
 * @param name what its parked events are kept under
 */
record Shadow<R extends ReadRow>(String name, Projection<R> projection, RowTable<R> table) {

  private static final String SCHEMA = "rebuild";

  static <R extends ReadRow> Shadow<R> of(Projection<R> projection) {
    return new Shadow<>(nameOf(projection.name()), projection, projection.table().in(SCHEMA));
  }

  static String nameOf(String projection) {
    return projection + "~next";
  }
}
