package dev.blotter.portfolio.web;

import dev.blotter.http.Caller;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.marketdata.Prices;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfolioView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/** Shows what an account has and what it is worth. */
@Path("/v1/users/{user_id}/portfolio")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portfolio")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class PortfolioResource {

  private final CachedPortfolioQueries portfolios;
  private final MarginPolicy margin;
  private final Prices prices;
  private final Reads reads;
  private final Caller caller;
  private final KnownUsers users;

  PortfolioResource(
      CachedPortfolioQueries portfolios,
      MarginPolicy margin,
      Prices prices,
      Reads reads,
      Caller caller,
      KnownUsers users) {
    this.portfolios = portfolios;
    this.margin = margin;
    this.prices = prices;
    this.reads = reads;
    this.caller = caller;
    this.users = users;
  }

  @GET
  @Operation(
      operationId = "getPortfolio",
      summary = "Read cash, equity and buying power",
      description = "Valued at the latest prices; what has none is named, and sums are left out.")
  @APIResponse(
      responseCode = "200",
      description = "The account at the latest prices",
      content = @Content(schema = @Schema(implementation = PortfolioView.class)))
  public Uni<Response> get(@PathParam("user_id") UUID userId) {
    caller.mustSee(userId);
    return reads.of(
        userId,
        () ->
            portfolios
                .ofUser(userId)
                .chain(found -> users.found(found, userId, "portfolio"))
                .map(row -> Response.ok(view(row)).build()));
  }

  private PortfolioView view(PortfolioRow row) {
    return PortfolioView.of(row.id(), row.userId(), row.account(), margin, prices);
  }
}
