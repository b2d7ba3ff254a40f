package dev.blotter.projection;

import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.io.Serial;
import java.util.Objects;

/** A projection could not read or write its rows; what was begun was rolled back. */
public final class ProjectionFault extends RuntimeException {
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
   * True where the rows themselves are at fault, so that trying again is no use: a stored one
   * cannot be read, or the database refuses a new one (SQLSTATE class 22, data, or 23, constraint).
   */
  public static boolean isOfTheData(Throwable failure) {
    return switch (failure) {
      case ProjectionFault wrapped -> isOfTheData(wrapped.fault);
      case PgException refused -> hasClass(refused, "22") || hasClass(refused, "23");
      default -> failure instanceof UnreadableRow;
    };
  }

  /** What is kept of it for whoever looks after parked events. */
  public static String reason(Throwable failure) {
    return switch (failure) {
      case ProjectionFault wrapped -> reason(wrapped.fault);
      case PgException refused ->
          Objects.requireNonNullElse(refused.getErrorMessage(), refused.toString());
      default -> failure.toString();
    };
  }

  /** The failure that made the others: once a statement has failed, later ones are refused too. */
  static Throwable cause(Throwable composite) {
    var all = ((CompositeException) composite).getCauses();
    return all.stream()
        .filter(f -> f instanceof ProjectionFault && isOfTheData(f))
        .findFirst()
        .orElse(all.getFirst());
  }

  private static boolean hasClass(PgException refused, String sqlClass) {
    return Objects.requireNonNullElse(refused.getSqlState(), "").startsWith(sqlClass);
  }
}
