package dev.blotter.portfolio.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.portfolio.PortfolioView;
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

/** Moves cash into and out of an account. */
@Path("/v1/users/{user_id}/cash-movements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Portfolio")
@RolesAllowed({Roles.TRADER, Roles.OPERATOR})
public class CashMovementResource {

  private final Commands commands;
  private final Caller caller;

  CashMovementResource(Commands commands, Caller caller) {
    this.commands = commands;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "moveCash",
      summary = "Deposit or withdraw cash, or post a fee or a dividend",
      description =
          "A trader may withdraw; the other movements are an operator's. Of a user who is closed or"
              + " erased all but deposits are taken.")
  @APIResponse(
      responseCode = "200",
      description = "Posted; the account as it stands now",
      content = @Content(schema = @Schema(implementation = PortfolioView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Posted; the account as it stands now",
      content = @Content(schema = @Schema(implementation = PortfolioView.class)))
  @APIResponse(responseCode = "409", description = "A deposit, and USER_CLOSED or USER_ERASED")
  @APIResponse(responseCode = "422", description = "Denied and recorded, e.g. INSUFFICIENT_FUNDS")
  public Uni<Response> move(
      @PathParam("user_id") UUID userId, @NotNull @Valid CashMovementRequest body) {
    caller.mustActFor(userId);
    if (body.type() != MovementType.WITHDRAWAL && !caller.isOperator()) {
      throw RequestProblem.of(HttpError.FORBIDDEN, "only an operator posts a " + body.type());
    }
    var command = body.command(userId);
    return commands.keyed(AggregateType.PORTFOLIO, userId, command, body);
  }
}
