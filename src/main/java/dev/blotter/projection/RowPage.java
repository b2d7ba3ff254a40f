package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /**
   * All of a list, read page by page.
   *
   * @param read reads one of its pages
   * @param place where a row stands in it
   * @param kept what is kept of a row
   */
  public static <R, T> Uni<List<T>> all(
      Function<Window, Uni<RowPage<R>>> read,
      Function<R, Window.Keyset> place,
      Function<R, T> kept) {
    return from(null, read, place, kept, new ArrayList<>());
  }

  private static <R, T> Uni<List<T>> from(
      Window.@Nullable Keyset after,
      Function<Window, Uni<RowPage<R>>> read,
      Function<R, Window.Keyset> place,
      Function<R, T> kept,
      List<T> found) {
    return read.apply(new Window(Window.LARGEST, after, 0))
        .invoke(page -> page.rows().forEach(row -> found.add(kept.apply(row))))
        .chain(
            page ->
                page.more()
                    ? from(place.apply(page.rows().getLast()), read, place, kept, found)
                    : Uni.createFrom().item(found));
  }
}
