package dev.blotter.user.web;

import dev.blotter.http.Commands;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.user.LegalHolds;
import dev.blotter.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** Keeps a user's personal data from being erased. */
@Path("/v1/audit/users/{user_id}/legal-hold")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class LegalHoldResource {

  private final Users users;
  private final LegalHolds holds;
  private final UserRequests requests;
  private final Commands commands;

  LegalHoldResource(Users users, LegalHolds holds, UserRequests requests, Commands commands) {
    this.users = users;
    this.holds = holds;
    this.requests = requests;
    this.commands = commands;
  }

  @GET
  @Operation(
      operationId = "getLegalHold",
      summary = "Show whether a user's personal data must be kept")
  public Uni<LegalHoldView> get(@PathParam("user_id") UUID userId) {
    return holds
        .of(userId)
        .map(found -> found.orElseThrow(RequestProblem::noUser))
        .map(LegalHoldView::of);
  }

  @PUT
  @Operation(
      operationId = "placeLegalHold",
      summary = "Keep a user's personal data from being erased",
      description = "Another reason replaces the one before; the log keeps both.")
  @APIResponse(
      responseCode = "200",
      description = "Held",
      content = @Content(schema = @Schema(implementation = LegalHoldView.class)))
  public Uni<Response> place(
      @PathParam("user_id") UUID userId, @NotNull @Valid ReasonRequest body) {
    var placed = users.placeHold(userId, body.reason(), requests.idempotent());
    return shown(userId, commands.answer(AggregateType.USER, placed));
  }

  @DELETE
  @Operation(operationId = "releaseLegalHold", summary = "Let a user's personal data be erased")
  @APIResponse(
      responseCode = "200",
      description = "No longer held",
      content = @Content(schema = @Schema(implementation = LegalHoldView.class)))
  public Uni<Response> release(
      @PathParam("user_id") UUID userId,
      @QueryParam("reason") @NotNull @NotBlank @Size(max = 500) String reason) {
    var released = users.releaseHold(userId, reason, requests.idempotent());
    return shown(userId, commands.answer(AggregateType.USER, released));
  }

  /** With the hold as the log now has it, where it was done. */
  private Uni<Response> shown(UUID userId, Uni<Response> answer) {
    return answer.chain(
        response ->
            response.getStatus() == Response.Status.OK.getStatusCode()
                ? get(userId).map(hold -> Response.fromResponse(response).entity(hold).build())
                : Uni.createFrom().item(response));
  }
}
