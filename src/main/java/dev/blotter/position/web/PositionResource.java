package dev.blotter.position.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows one cycle of a position. */
@Path("/v1/positions/{position_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Positions")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class PositionResource {

  private final PositionQueries queries;
  private final PositionValues values;
  private final Reads reads;
  private final Caller caller;

  PositionResource(PositionQueries queries, PositionValues values, Reads reads, Caller caller) {
    this.queries = queries;
    this.values = values;
    this.reads = reads;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "getPosition", summary = "Read one cycle of a position")
  @APIResponse(
      responseCode = "200",
      description = "The position at the latest prices",
      content = @Content(schema = @Schema(implementation = PositionView.class)))
  public Uni<Response> get(@PathParam("position_id") UUID positionId) {
    return reads.of(positionId, () -> queries.byId(positionId).map(this::seen).chain(this::one));
  }

  private PositionRow seen(Optional<PositionRow> found) {
    return found
        .filter(row -> caller.sees(row.position().userId()))
        .orElseThrow(() -> RequestProblem.notFound("position"));
  }

  private Uni<Response> one(PositionRow row) {
    var userId = row.position().userId();
    return values.of(userId).map(valued -> reads.marked(userId, Response.ok(valued.view(row))));
  }
}
