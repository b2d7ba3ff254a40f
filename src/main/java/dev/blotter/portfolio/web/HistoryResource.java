package dev.blotter.portfolio.web;

import dev.blotter.http.Caller;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.portfolio.Valuations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what an account was worth day by day. */
@Path("/v1/users/{user_id}/portfolio/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portfolio")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class HistoryResource {

  private final CachedPortfolioQueries portfolios;
  private final Valuations valuations;
  private final LivePoint livePoint;
  private final TradingDays days;
  private final Reads reads;
  private final Caller caller;
  private final KnownUsers users;
  private final InstantSource clock;

  HistoryResource(
      CachedPortfolioQueries portfolios,
      Valuations valuations,
      LivePoint livePoint,
      TradingDays days,
      Reads reads,
      Caller caller,
      KnownUsers users,
      InstantSource clock) {
    this.portfolios = portfolios;
    this.valuations = valuations;
    this.livePoint = livePoint;
    this.days = days;
    this.reads = reads;
    this.caller = caller;
    this.users = users;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getPortfolioHistory",
      summary = "Read what an account was worth day by day, and what it has earned",
      description =
          "Without a period the last month. Up to today the last point is of now, at the latest"
              + " prices.")
  @APIResponse(
      responseCode = "200",
      description = "Oldest first",
      content = @Content(schema = @Schema(implementation = HistoryView.class)))
  public Uni<Response> get(
      @PathParam("user_id") UUID userId,
      @QueryParam("period")
          @Parameter(
              description = "Up to today",
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"1D", "1W", "1M", "3M", "1A", "all"}))
          @Nullable HistoryPeriod period,
      @QueryParam("from") @Parameter(description = "In place of a period: the first trading day")
          @Nullable LocalDate from,
      @QueryParam("to") @Parameter(description = "In place of a period: the last trading day")
          @Nullable LocalDate to,
      @QueryParam("timeframe")
          @Parameter(
              description = "How far apart the points are",
              schema = @Schema(implementation = String.class, enumeration = "1D"))
          @Nullable Timeframe timeframe) {
    caller.mustSee(userId);
    var span = HistorySpan.of(period, from, to, days.current(clock.instant()));
    return reads.of(
        userId,
        () ->
            portfolios
                .ofUser(userId)
                .chain(found -> users.found(found, userId, "portfolio"))
                .chain(row -> history(row, span))
                .map(view -> Response.ok(view).build()));
  }

  private Uni<HistoryView> history(PortfolioRow row, HistorySpan span) {
    var before = valuations.lastBefore(row.userId(), span.from());
    var within = valuations.ofUser(row.userId(), span.from(), span.to());
    return Uni.combine()
        .all()
        .unis(before, within)
        .with((base, valued) -> livePoint.history(row, span, base.orElse(null), valued));
  }
}
