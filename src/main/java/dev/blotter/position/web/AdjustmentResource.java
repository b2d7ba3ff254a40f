package dev.blotter.position.web;

import dev.blotter.http.Commands;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.position.PositionView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what changes a position other than fills. */
@Path("/v1/positions/{position_id}/adjustments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Positions")
@RolesAllowed(Roles.OPERATOR)
public class AdjustmentResource {

  private final Commands commands;

  AdjustmentResource(Commands commands) {
    this.commands = commands;
  }

  @POST
  @Operation(operationId = "adjustPosition", summary = "Split a position, or set it right")
  @APIResponse(
      responseCode = "200",
      description = "Adjusted; the position as it stands now",
      content = @Content(schema = @Schema(implementation = PositionView.class)))
  public Uni<Response> adjust(
      @PathParam("position_id") UUID positionId, @NotNull @Valid AdjustmentRequest body) {
    return commands.keyed(AggregateType.POSITION, positionId, body.command(positionId), body);
  }
}
