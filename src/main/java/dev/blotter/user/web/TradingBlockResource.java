package dev.blotter.user.web;

import dev.blotter.http.Commands;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.user.UserAnswer;
import dev.blotter.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
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

/** Stops a user's trading and lets it go on, or ends it for good. */
@Path("/v1/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@RolesAllowed(Roles.OPERATOR)
public class TradingBlockResource {

  private final Users users;
  private final UserRequests requests;
  private final Commands commands;

  TradingBlockResource(Users users, UserRequests requests, Commands commands) {
    this.users = users;
    this.requests = requests;
    this.commands = commands;
  }

  @POST
  @Path("trading-block")
  @Operation(
      operationId = "blockTrading",
      summary = "Stop a user's trading",
      description =
          "New orders are denied with TRADING_HALTED; cancelling stays possible. With `close_only`"
              + " orders that only make a position smaller are still taken, and others denied with"
              + " TRADING_CLOSE_ONLY. A block of the one kind replaces one of the other.")
  @APIResponse(
      responseCode = "200",
      description = "Blocked",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> block(@PathParam("user_id") UUID userId, @NotNull @Valid BlockRequest body) {
    boolean closeOnly = Boolean.TRUE.equals(body.closeOnly());
    return commands.answer(
        AggregateType.USER, users.blockTrading(userId, body.reason(), closeOnly, requests.keyed()));
  }

  @DELETE
  @Path("trading-block")
  @Operation(operationId = "unblockTrading", summary = "Let a user trade again")
  @APIResponse(
      responseCode = "200",
      description = "No longer blocked",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> unblock(
      @PathParam("user_id") UUID userId,
      @QueryParam("reason") @DefaultValue("block lifted") @NotBlank @Size(max = 500)
          String reason) {
    return commands.answer(
        AggregateType.USER, users.unblockTrading(userId, reason, requests.idempotent()));
  }

  @POST
  @Path("closure")
  @Operation(
      operationId = "closeUser",
      summary = "End a user's account for good",
      description =
          "Active orders must be cancelled and open positions closed before. Cash may be left: it"
              + " can be withdrawn afterwards, but no more deposited.")
  @APIResponse(
      responseCode = "200",
      description = "Closed",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> close(
      @PathParam("user_id") UUID userId, @NotNull @Valid ReasonRequest body) {
    return commands.answer(
        AggregateType.USER, users.close(userId, body.reason(), requests.keyed()));
  }
}
