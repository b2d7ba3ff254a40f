package dev.blotter.projection;

import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.io.Serial;
import java.util.Objects;

/** A projection could not write its rows; the pass was rolled back. */
final class ProjectionFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String projection;
  private final Throwable fault;

  ProjectionFault(String projection, Throwable fault) {
    super("projection " + projection + ": " + fault.getMessage(), fault);
    this.projection = projection;
    this.fault = fault;
  }

  String projection() {
    return projection;
  }

  /**
   * True where the rows themselves are at fault (SQLSTATE class 22, data, or 23, constraint), so
   * that trying again is no use.
   */
  boolean isOfTheData() {
    return fault instanceof PgException refused
        && (hasClass(refused, "22") || hasClass(refused, "23"));
  }

  /** The failure that made the others: once a statement has failed, later ones are refused too. */
  static Throwable cause(Throwable composite) {
    var all = ((CompositeException) composite).getCauses();
    return all.stream()
        .filter(f -> f instanceof ProjectionFault fault && fault.isOfTheData())
        .findFirst()
        .orElse(all.get(0));
  }

  private static boolean hasClass(PgException refused, String sqlClass) {
    return Objects.requireNonNullElse(refused.getSqlState(), "").startsWith(sqlClass);
  }
}
