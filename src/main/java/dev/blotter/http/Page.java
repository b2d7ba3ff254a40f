package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.ws.rs.core.HttpHeaders;
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

  /**
   * The page that rows make.
   *
   * @param rows one more than the limit where there is a next page
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> place) {
    var more = rows.size() > limit;
    var items = more ? rows.subList(0, limit) : rows;
    return new Page<>(items, more ? place.apply(items.getLast()).token() : null);
  }

  /** The page as a response, with a link to the next one (RFC 8288). */
  @JsonIgnore
  public Response response(Exchange exchange) {
    var response = Response.ok(this);
    if (nextCursor != null) {
      response.header(
          HttpHeaders.LINK, "<" + exchange.uriWithCursor(nextCursor) + ">; rel=\"next\"");
    }
    return response.build();
  }
}
