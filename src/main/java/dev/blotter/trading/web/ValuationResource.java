package dev.blotter.trading.web;

import dev.blotter.http.Caller;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Actor;
import dev.blotter.trading.DayValuation;
import dev.blotter.trading.DayValuation.Outcome;
import dev.blotter.trading.OpeningDays;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Values accounts on request. */
@Path("/v1/admin/valuations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Portfolio")
@RolesAllowed(Roles.OPERATOR)
public class ValuationResource {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DayValuation valuation;
  private final OpeningDays opened;
  private final Reads reads;
  private final KnownUsers users;
  private final Caller caller;

  ValuationResource(
      DayValuation valuation, OpeningDays opened, Reads reads, KnownUsers users, Caller caller) {
    this.valuation = valuation;
    this.opened = opened;
    this.reads = reads;
    this.users = users;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "valueAccounts",
      summary = "Value accounts for a trading day at the prices known now",
      description =
          "A day that is over is valued once; the day that goes on is valued again once it is over,"
              + " and after the last day that is over where that is still to be valued: of all"
              + " accounts none as long as one is left for that day. Other days cannot be valued,"
              + " since their prices are not known any more, nor can those before an account was"
              + " opened.")
  @APIResponse(
      responseCode = "200",
      description = "All that were to be valued are",
      content = @Content(schema = @Schema(implementation = ValuationView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Some are left to the job, or to another request",
      content = @Content(schema = @Schema(implementation = ValuationView.class)))
  public Uni<Response> value(@NotNull @Valid ValuationRequest body) {
    var current = valuation.current();
    var day = asked(body.day(), current);
    boolean closed = day.isBefore(current);
    return outcome(body.userId(), day, caller.actor())
        .map(outcome -> response(ValuationView.of(day, closed, outcome)));
  }

  /** Accounts are valued at the prices of now, which say nothing of a day long past. */
  private static LocalDate asked(@Nullable LocalDate day, LocalDate current) {
    var last = current.minusDays(1);
    if (day == null || day.equals(last)) {
      return last;
    }
    if (!day.equals(current)) {
      throw RequestProblem.field(
          "day", "must be %s or %s: prices of other days are not known".formatted(last, current));
    }
    return current;
  }

  private static Response response(ValuationView view) {
    return (view.complete() ? Response.ok(view) : Response.accepted(view)).build();
  }

  private Uni<Outcome> outcome(@Nullable UUID userId, LocalDate day, Actor actor) {
    return userId == null
        ? reads.readyForAll().chain(() -> valuation.ofAll(day, actor, PATIENCE))
        : ofOne(userId, day, actor);
  }

  private Uni<Outcome> ofOne(UUID userId, LocalDate day, Actor actor) {
    var ready = reads.ready(userId);
    return users
        .mustExist(userId)
        .chain(() -> ready)
        .chain(() -> opened.of(userId))
        .invoke(found -> found.ifPresent(first -> mustNotPrecede(day, first)))
        .chain(() -> valuation.ofOne(userId, day, actor))
        .map(done -> new Outcome(done ? 1 : 0, done));
  }

  private static void mustNotPrecede(LocalDate day, LocalDate first) {
    if (day.isBefore(first)) {
      throw RequestProblem.field(
          "day", "must not be before %s, when the account was opened".formatted(first));
    }
  }
}
