package dev.blotter.risk.web;

import dev.blotter.http.Caller;
import dev.blotter.http.ChangesNothing;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.http.ShowsThePast;
import dev.blotter.marketdata.Instruments;
import dev.blotter.risk.RiskConfig;
import dev.blotter.risk.RiskReport;
import dev.blotter.risk.Risks;
import dev.blotter.risk.WhatIfReport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what an account may lose. */
@Path("/v1/users/{user_id}/risk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Risk")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class RiskResource {

  private final Risks risks;
  private final Instruments instruments;
  private final RiskConfig config;
  private final Reads reads;
  private final Caller caller;
  private final KnownUsers users;
  private final InstantSource clock;

  RiskResource(
      Risks risks,
      Instruments instruments,
      RiskConfig config,
      Reads reads,
      Caller caller,
      KnownUsers users,
      InstantSource clock) {
    this.risks = risks;
    this.instruments = instruments;
    this.config = config;
    this.reads = reads;
    this.caller = caller;
    this.users = users;
    this.clock = clock;
  }

  @GET
  @ShowsThePast
  @Operation(
      operationId = "getRisk",
      summary = "Measure the risk of an account",
      description =
          "Exposure, concentration, values at risk, history, stress and limits, at the latest"
              + " prices and by the daily prices of the past; what cannot be told is left out.")
  @APIResponse(
      responseCode = "200",
      description = "The risk at the latest prices",
      content = @Content(schema = @Schema(implementation = RiskReport.class)))
  public Uni<Response> get(
      @PathParam("user_id") UUID userId,
      @QueryParam("as_of")
          @Parameter(description = "As the log had it then, at the prices known then; else now")
          @Nullable Instant asOf,
      @BeanParam RiskParameters parameters) {
    var question = parameters.question(config);
    var now = clock.instant();
    return answer(
        userId,
        () ->
            asOf == null || asOf.isAfter(now)
                ? risks.ofUser(userId, question)
                : risks.asOf(userId, asOf, question));
  }

  @POST
  @ChangesNothing
  @Path("what-if")
  @Operation(
      operationId = "whatIf",
      summary = "Measure the risk that an account would have after some trades",
      description = "Nothing is stored, and nothing is checked as it is for an order.")
  @APIResponse(
      responseCode = "200",
      description = "The risk as it is, and as it would be",
      content = @Content(schema = @Schema(implementation = WhatIfReport.class)))
  public Uni<Response> whatIf(
      @PathParam("user_id") UUID userId,
      @BeanParam RiskParameters parameters,
      @NotNull @Valid WhatIfRequest body) {
    var question = parameters.question(config);
    return answer(userId, () -> risks.whatIf(userId, question, body.supposed(instruments)));
  }

  private <T> Uni<Response> answer(UUID userId, Supplier<Uni<Optional<T>>> report) {
    caller.mustSee(userId);
    return reads.of(
        userId,
        () ->
            report
                .get()
                .chain(found -> users.found(found, userId, "portfolio"))
                .map(found -> Response.ok(found).build()));
  }
}
