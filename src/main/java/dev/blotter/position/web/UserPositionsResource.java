package dev.blotter.position.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the positions of one user. */
@Path("/v1/users/{user_id}/positions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Positions")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class UserPositionsResource {

  private final PositionQueries queries;
  private final PositionValues values;
  private final Reads reads;
  private final Exchange exchange;
  private final Caller caller;
  private final KnownUsers users;

  UserPositionsResource(
      PositionQueries queries,
      PositionValues values,
      Reads reads,
      Exchange exchange,
      Caller caller,
      KnownUsers users) {
    this.queries = queries;
    this.values = values;
    this.reads = reads;
    this.exchange = exchange;
    this.caller = caller;
    this.users = users;
  }

  @GET
  @Operation(operationId = "listPositions", summary = "List a user's positions, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of positions; Link names the next one",
      content = @Content(schema = @Schema(implementation = PositionPage.class)))
  public Uni<Response> list(
      @PathParam("user_id") UUID userId,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("symbol") @Nullable Symbol symbol,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("page") @Nullable Integer page,
      @QueryParam("page_size") @Nullable Integer pageSize) {
    caller.mustSee(userId);
    var list = Cursor.listOf("positions", userId);
    var window = Paging.of(list, cursor, limit, page, pageSize).window();
    return reads.of(
        userId,
        () ->
            values
                .of(userId)
                .chain(
                    valued ->
                        queries
                            .ofUser(userId, open, symbol, window)
                            .call(rows -> users.mustExistUnless(rows.rows(), userId))
                            .map(rows -> Page.of(rows, valued::view, row -> place(list, row))))
                .map(shown -> shown.response(exchange)));
  }

  private static Cursor place(String list, PositionRow row) {
    return new Cursor(list, row.position().openedAt(), row.id());
  }
}
