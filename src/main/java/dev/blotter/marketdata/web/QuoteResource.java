package dev.blotter.marketdata.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quotes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes prices in and shows them. */
@Path("/v1/quotes/{symbol: [^/]+(/[^/]+)?}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Quotes")
public class QuoteResource {

  private final Quotes quotes;
  private final InstantSource clock;

  QuoteResource(Quotes quotes, InstantSource clock) {
    this.quotes = quotes;
    this.clock = clock;
  }

  @PUT
  @RolesAllowed({Roles.VENUE, Roles.OPERATOR})
  @Operation(
      operationId = "putQuote",
      summary = "Tell the latest prices of an instrument",
      description = "Prices older than those known change nothing.")
  public Uni<QuoteView> put(@PathParam("symbol") Symbol symbol, @NotNull @Valid QuoteRequest body) {
    return quotes.put(body.quote(symbol, clock.instant())).map(QuoteView::of);
  }

  @GET
  @RolesAllowed({Roles.TRADER, Roles.VENUE, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(operationId = "getQuote", summary = "Read the latest prices of an instrument")
  public Uni<QuoteView> get(@PathParam("symbol") Symbol symbol) {
    return Uni.createFrom()
        .item(
            () ->
                quotes
                    .quote(symbol)
                    .map(QuoteView::of)
                    .orElseThrow(() -> RequestProblem.notFound("quote")));
  }
}
