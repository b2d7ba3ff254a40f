package dev.blotter.projection.web;

import dev.blotter.http.Commands;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.projection.Projections;
import dev.blotter.projection.parking.ParkedUser;
import dev.blotter.projection.parking.ParkedUsers;
import dev.blotter.projection.parking.Parking;
import dev.blotter.projection.parking.Parking.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jspecify.annotations.Nullable;

/** Shows parked users, has their events tried again, and has one passed over. */
@Path("/v1/admin/projections/{name}/parked")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed(Roles.OPERATOR)
@Patient
public class ParkedResource {

  private final Projections projections;
  private final ParkedUsers users;
  private final Parking parking;
  private final Commands commands;
  private final Exchange exchange;

  ParkedResource(
      Projections projections,
      ParkedUsers users,
      Parking parking,
      Commands commands,
      Exchange exchange) {
    this.projections = projections;
    this.users = users;
    this.parking = parking;
    this.commands = commands;
    this.exchange = exchange;
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listParkedUsers",
      summary = "List users whose rows end before an event that could not be applied")
  @APIResponse(
      responseCode = "200",
      description = "The last parked first; Link names the next page",
      content = @Content(schema = @Schema(implementation = ParkedPage.class)))
  public Uni<Response> list(
      @PathParam("name") String name,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    mustExist(name);
    var list = Cursor.listOf("parked", name);
    var paging = Paging.byCursor(list, cursor, limit);
    return users
        .of(name, paging.window())
        .map(found -> Page.of(found, ParkedView::of, user -> place(list, user)).response(exchange));
  }

  @GET
  @Path("{user_id}")
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(operationId = "readParkedUser", summary = "Show by which event a user is parked")
  @APIResponse(responseCode = "200", description = "As the database has it now")
  public Uni<ParkedView> read(@PathParam("name") String name, @PathParam("user_id") UUID userId) {
    mustExist(name);
    return users
        .find(name, userId)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("parked user")))
        .map(ParkedView::of);
  }

  @POST
  @Path("{user_id}/retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "retryParkedUser",
      summary = "Have a user's parked events tried again",
      description =
          "In order, up to the first that still cannot be applied. It stands in the register.")
  @APIResponse(responseCode = "200", description = "What became of it")
  @APIResponse(responseCode = "409", description = "The Idempotency-Key named something else")
  public Uni<ActView> retry(
      @PathParam("name") String name,
      @PathParam("user_id") UUID userId,
      @NotNull @Valid RetryRequest body) {
    mustExist(name);
    var actor = commands.origin().actor();
    return parking
        .retry(name, userId, actor, body.reason(), commands.key())
        .map(ParkedResource::view);
  }

  @POST
  @Path("{user_id}/skip")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "skipParkedEvent",
      summary = "Have one parked event passed over, for good",
      description =
          "The event must be the first that is parked; those behind it are then tried in order. The"
              + " rows are made without it from then on, by a rebuild as well. It stands in the"
              + " register.")
  @APIResponse(responseCode = "200", description = "What became of it")
  @APIResponse(responseCode = "409", description = "Another event is the first one")
  public Uni<ActView> skip(
      @PathParam("name") String name,
      @PathParam("user_id") UUID userId,
      @NotNull @Valid SkipRequest body) {
    mustExist(name);
    var actor = commands.origin().actor();
    return parking
        .skip(name, userId, body.eventId(), actor, body.reason(), commands.key())
        .map(ParkedResource::view);
  }

  private void mustExist(String name) {
    if (!projections.names().contains(name)) {
      throw RequestProblem.notFound("read model");
    }
  }

  private static Cursor place(String list, ParkedUser user) {
    return new Cursor(list, user.first().parkedAt(), user.userId());
  }

  private static ActView view(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> ActView.of(done.act());
      case Outcome.NothingParked nothing -> throw RequestProblem.notFound("parked user");
      case Outcome.AnotherFirst other ->
          throw RequestProblem.of(
              HttpError.PARKED_CONFLICT,
              "the first parked event of the user is " + other.first().eventId());
      case Outcome.AnotherRequest other ->
          throw RequestProblem.of(
              HttpError.PARKED_CONFLICT, "that Idempotency-Key named something else before");
    };
  }
}
