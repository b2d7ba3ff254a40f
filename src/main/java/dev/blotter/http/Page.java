package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.blotter.projection.RowPage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is ordered by a time and an id, newest first.
 *
 * @param nextCursor what the next page is asked for with; null on the last one
 */
public record Page<T>(
    List<T> items,
    @Schema(description = "The cursor of the next page; left out on the last")
        @Nullable String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /** The page that rows of a read model make. */
  public static <R, T> Page<T> of(RowPage<R> page, Function<R, T> view, Function<R, Cursor> place) {
    var next = page.more() ? place.apply(page.rows().getLast()).token() : null;
    return new Page<>(page.rows().stream().map(view).toList(), next);
  }

  /** The page that rows make which were asked for with one more than it holds. */
  public static <R, T> Page<T> of(
      List<R> found, int limit, Function<R, T> view, Function<R, Cursor> place) {
    return of(RowPage.of(found, limit), view, place);
  }

  /** The page as a response, with a link to the next one (RFC 8288). */
  @JsonIgnore
  public Response response(Exchange exchange) {
    var response = Response.ok(this, MediaType.APPLICATION_JSON_TYPE);
    if (nextCursor != null) {
      response.header(
          HttpHeaders.LINK, "<" + exchange.uriWithCursor(nextCursor) + ">; rel=\"next\"");
    }
    return response.build();
  }
}
