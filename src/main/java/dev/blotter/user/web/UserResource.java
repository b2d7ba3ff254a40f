package dev.blotter.user.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.ETags;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.user.UserAnswer;
import dev.blotter.user.UserQueries;
import dev.blotter.user.UserRow;
import dev.blotter.user.UserView;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes a user's profile and erases users. */
@Path("/v1/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserResource {

  private final Users users;
  private final UserRequests requests;
  private final Commands commands;
  private final Caller caller;
  private final UserQueries queries;
  private final Reads reads;

  UserResource(
      Users users,
      UserRequests requests,
      Commands commands,
      Caller caller,
      UserQueries queries,
      Reads reads) {
    this.users = users;
    this.requests = requests;
    this.commands = commands;
    this.caller = caller;
    this.queries = queries;
    this.reads = reads;
  }

  @GET
  @RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(operationId = "getUser", summary = "Read a user")
  @APIResponse(
      responseCode = "200",
      description = "The user",
      content = @Content(schema = @Schema(implementation = UserView.class)))
  @APIResponse(responseCode = "304", description = "Still the version in If-None-Match")
  public Uni<Response> get(
      @PathParam("user_id") UUID userId,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    caller.mustSee(userId);
    return reads.of(
        userId,
        () ->
            queries
                .byId(userId)
                .map(found -> found.orElseThrow(RequestProblem::noUser))
                .map(UserRow::view)
                .map(user -> ETags.response(user, user.version(), ifNoneMatch)));
  }

  @PATCH
  @RolesAllowed({Roles.TRADER, Roles.OPERATOR})
  @Operation(operationId = "updateProfile", summary = "Change a user's e-mail address or name")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> update(
      @PathParam("user_id") UUID userId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid UpdateProfileRequest body) {
    caller.mustActFor(userId);
    var change = body.change(ETags.expected(ifMatch));
    return commands.answer(
        AggregateType.USER, users.updateProfile(userId, change, requests.keyed()));
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "eraseUser",
      summary = "Erase a user's personal data for ever",
      description =
          "The user's key is destroyed; what was encrypted under it stays unreadable. Active orders"
              + " must be cancelled before, and open positions closed unless the user is closed"
              + " already.")
  @APIResponse(
      responseCode = "200",
      description = "Erased",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> erase(
      @PathParam("user_id") UUID userId,
      @QueryParam("reason")
          @DefaultValue("erasure requested")
          @NotBlank
          @Size(max = 500)
          @Parameter(description = "Why; kept in the log for ever, so without personal data")
          String reason) {
    return commands.answer(AggregateType.USER, users.erase(userId, reason, requests.idempotent()));
  }
}
