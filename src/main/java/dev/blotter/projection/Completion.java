package dev.blotter.projection;

import dev.blotter.database.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;

/**
 * Has rows given what they need from elsewhere, and tells what is wrong with them from what is
 * wrong with where that is asked for.
 */
public final class Completion {

  /**
   * What the code of a projection fails with where it meets what it cannot handle. Whatever is not
   * named here is nobody's fault and is tried again, as a database that is away is.
   */
  private static final List<Class<? extends RuntimeException>> OF_THE_ROWS =
      List.of(
          IllegalStateException.class,
          IllegalArgumentException.class,
          NullPointerException.class,
          ArithmeticException.class,
          ClassCastException.class,
          IndexOutOfBoundsException.class,
          NoSuchElementException.class,
          DateTimeException.class,
          UncheckedIOException.class);

  private Completion() {}

  /** The rows as they are to be written. */
  public static <R extends ReadRow> Uni<List<R>> of(Projection<R> projection, List<R> rows) {
    return Uni.createFrom()
        .<List<R>>deferred(() -> projection.complete(rows))
        .onFailure(Completion::isOfTheRows)
        .transform(fault -> new UnwritableRow(projection.name(), fault));
  }

  private static boolean isOfTheRows(Throwable fault) {
    return OF_THE_ROWS.stream().anyMatch(kind -> kind.isInstance(fault))
        && !(fault instanceof CancellationException)
        && !DatabaseUnavailable.explains(fault);
  }
}
