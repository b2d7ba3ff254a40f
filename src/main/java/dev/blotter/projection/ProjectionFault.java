package dev.blotter.projection;

import dev.blotter.database.DatabaseUnavailable;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

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
   * cannot be read, a new one cannot be completed or written, or the database refuses it (SQLSTATE
   * class 22, data, or 23, constraint, or 54000, too large). Nothing else is: whom a fault that
   * passes has parked is behind for nothing.
   */
  public static boolean isOfTheData(Throwable failure) {
    return switch (failure) {
      case ProjectionFault wrapped -> isOfTheData(wrapped.fault);
      case PgException refused ->
          hasState(refused, "22") || hasState(refused, "23") || hasState(refused, "54000");
      case UnreadableRow stored -> true;
      case UnwritableRow made -> true;
      default -> false;
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

  /**
   * The failure that made the others: once a statement has failed, later ones are refused too. No
   * rows are at fault while the database is away.
   */
  static Throwable cause(Throwable composite) {
    var all = ((CompositeException) composite).getCauses();
    return first(all, DatabaseUnavailable::explains)
        .or(() -> first(all, f -> f instanceof ProjectionFault && isOfTheData(f)))
        .orElse(all.getFirst());
  }

  private static Optional<Throwable> first(List<Throwable> all, Predicate<Throwable> kind) {
    return all.stream().filter(kind).findFirst();
  }

  private static boolean hasState(PgException refused, String beginning) {
    return Objects.requireNonNullElse(refused.getSqlState(), "").startsWith(beginning);
  }
}
