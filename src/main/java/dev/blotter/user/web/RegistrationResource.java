package dev.blotter.user.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.user.UserAnswer;
import dev.blotter.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registers users. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class RegistrationResource {

  private final Users users;
  private final UserRequests requests;
  private final Commands commands;
  private final Caller caller;

  RegistrationResource(Users users, UserRequests requests, Commands commands, Caller caller) {
    this.users = users;
    this.requests = requests;
    this.commands = commands;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.TRADER, Roles.OPERATOR})
  @Operation(
      operationId = "registerUser",
      summary = "Register a user and open the portfolio",
      description = "A trader registers oneself: the user id is the token's subject.")
  @APIResponse(
      responseCode = "201",
      description = "Registered; Location names the user",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "Registered by an earlier attempt",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  public Uni<Response> register(@NotNull @Valid RegisterUserRequest body) {
    var registration = body.registration(newUserId(body.userId()));
    return commands.answer(AggregateType.USER, users.register(registration, requests.keyed()));
  }

  private @Nullable UUID newUserId(@Nullable UUID stated) {
    if (caller.isOperator()) {
      return stated;
    }
    var own = caller.ownId();
    if (stated != null && !stated.equals(own)) {
      throw RequestProblem.of(HttpError.FORBIDDEN, "a trader registers nobody else");
    }
    return own;
  }
}
