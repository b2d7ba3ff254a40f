package dev.blotter.marketdata.web;

import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.DailyPrice;
import dev.blotter.marketdata.DailyPrices;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes in what days closed at and shows it. */
@Path("/v1/daily-prices/{symbol: [^/]+(/[^/]+)?}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Quotes")
public class DailyPriceResource {

  /** Where a day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  private final DailyPrices prices;
  private final Exchange exchange;
  private final InstantSource clock;

  DailyPriceResource(DailyPrices prices, Exchange exchange, InstantSource clock) {
    this.prices = prices;
    this.exchange = exchange;
    this.clock = clock;
  }

  @PUT
  @RolesAllowed({Roles.VENUE, Roles.OPERATOR})
  @Operation(
      operationId = "putDailyPrices",
      summary = "Tell what days of an instrument closed at",
      description =
          "Official closes: they take the place of what was told or seen before. 1000 at most; days"
              + " that are not named stay as they are. Splits that came later are not in them.")
  public Uni<DailyClosesView> put(
      @PathParam("symbol") Symbol symbol, @NotNull @Valid DailyClosesRequest body) {
    var closes = body.closesUntil(LocalDate.ofInstant(clock.instant(), EARLIEST));
    return prices
        .tell(symbol, closes)
        .replaceWith(
            () -> new DailyClosesView(symbol, closes.firstKey(), closes.lastKey(), closes.size()));
  }

  @GET
  @RolesAllowed({Roles.TRADER, Roles.VENUE, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(
      operationId = "listDailyPrices",
      summary = "List what an instrument closed at, the newest day first",
      description = "A day without a price is left out. That of today may still change.")
  @APIResponse(
      responseCode = "200",
      description = "A page of days; Link names the next one",
      content = @Content(schema = @Schema(implementation = DailyPricePage.class)))
  public Uni<Response> list(
      @PathParam("symbol") Symbol symbol,
      @QueryParam("from") @Parameter(description = "That day or later") @Nullable LocalDate from,
      @QueryParam("to") @Parameter(description = "That day or earlier") @Nullable LocalDate to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    if (from != null && to != null && from.isAfter(to)) {
      throw RequestProblem.parameter("to", "must not be before the beginning");
    }
    int most = Paging.limit(limit);
    var last = cursor == null ? to : earlier(to, DayCursor.parse(symbol, cursor).minusDays(1));
    return prices
        .newest(symbol, from, last, most + 1)
        .map(found -> page(symbol, found, most).response(exchange));
  }

  private static LocalDate earlier(@Nullable LocalDate to, LocalDate next) {
    return to != null && to.isBefore(next) ? to : next;
  }

  private static Page<DailyPriceView> page(Symbol symbol, List<DailyPrice> found, int limit) {
    return Page.of(found, limit, DailyPriceView::of, price -> DayCursor.of(symbol, price.day()));
  }
}
