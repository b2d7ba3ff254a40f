package dev.blotter.http.export;

import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is taken along, entry by entry, each as it is shown.
 *
 * @param name what they are a list of; the file is named after it
 * @param view the form that each has
 * @param pages all of them, so many at a time as they are asked for
 * @param asked what was asked for beside what the query says, by the names of the interface
 */
public record Entries<V>(
    String name, Class<V> view, Multi<List<V>> pages, Map<String, String> asked) {

  public Entries {
    asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
  }

  /** Reads a page of a list. */
  @FunctionalInterface
  public interface Pages<V> {

    /**
     * @param cursor null for the first page
     * @param limit how many entries at most
     */
    Uni<Page<V>> read(@Nullable String cursor, Integer limit);
  }

  /** A list that is shown page by page. */
  public static <V> Entries<V> paged(String name, Class<V> view, Pages<V> list) {
    var pages =
        Multi.createBy()
            .repeating()
            .uni(AtomicReference<@Nullable String>::new, cursor -> next(list, cursor))
            .whilst(page -> page.nextCursor() != null)
            .map(Page::items);
    return new Entries<>(name, view, pages, Map.of());
  }

  private static <V> Uni<Page<V>> next(Pages<V> list, AtomicReference<@Nullable String> cursor) {
    return list.read(cursor.get(), Paging.MAX).invoke(page -> cursor.set(page.nextCursor()));
  }

  /** What is shown at once. */
  public static <V> Entries<V> whole(String name, Class<V> view, Multi<V> all) {
    return new Entries<>(name, view, all.group().intoLists().of(Paging.MAX), Map.of());
  }

  /** The same, where that was asked for as well. */
  public Entries<V> with(String parameter, Object value) {
    var all = new LinkedHashMap<>(asked);
    all.put(parameter, value.toString());
    return new Entries<>(name, view, pages, all);
  }
}
