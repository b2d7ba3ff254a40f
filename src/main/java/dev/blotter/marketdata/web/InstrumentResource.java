package dev.blotter.marketdata.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.ETags;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.InstrumentRegister;
import dev.blotter.marketdata.InstrumentRegister.Told;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes in how instruments are traded, and shows it. */
@Path("/v1/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Instruments")
public class InstrumentResource {

  /** A symbol, which a pair has a slash in; not what comes after it. */
  private static final String SYMBOL = "{symbol: [^/]+(/[A-Z0-9]+)?}";

  private final InstrumentRegister register;
  private final Commands commands;
  private final Caller caller;
  private final Exchange exchange;

  InstrumentResource(
      InstrumentRegister register, Commands commands, Caller caller, Exchange exchange) {
    this.register = register;
    this.commands = commands;
    this.caller = caller;
    this.exchange = exchange;
  }

  @PUT
  @Path(SYMBOL)
  @RolesAllowed({Roles.VENUE, Roles.OPERATOR})
  @Operation(
      operationId = "putInstrument",
      summary = "Tell how an instrument is traded",
      description =
          "The whole of it: a rule that is left out is none any more. What was told before stays in"
              + " its history; what says the same again makes no version. Other nodes know within"
              + " about a second.")
  @APIResponse(
      responseCode = "200",
      description = "It is traded like this now",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(
      responseCode = "409",
      description = "It is told, held or ordered in another currency; see code")
  public Uni<Response> put(
      @PathParam("symbol") Symbol symbol,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid InstrumentRequest body) {
    var expected = ETags.expected(ifMatch);
    return register.tell(symbol, body.terms(symbol), expected, caller.actor()).map(this::response);
  }

  private Response response(Told told) {
    return switch (told) {
      case Told.Known(var instrument) -> shown(instrument, null);
      case Told.Refused(var reason) -> commands.refuse(reason);
    };
  }

  @GET
  @Path(SYMBOL)
  @RolesAllowed({Roles.TRADER, Roles.VENUE, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(operationId = "getInstrument", summary = "Read how an instrument is traded")
  @APIResponse(
      responseCode = "200",
      description = "As it was told last",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(responseCode = "304", description = "Still the version in If-None-Match")
  public Uni<Response> get(
      @PathParam("symbol") Symbol symbol,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Uni.createFrom().item(() -> shown(known(symbol), ifNoneMatch));
  }

  @GET
  @RolesAllowed({Roles.TRADER, Roles.VENUE, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(operationId = "listInstruments", summary = "List instruments by their symbols")
  @APIResponse(
      responseCode = "200",
      description = "A page of instruments; Link names the next one",
      content = @Content(schema = @Schema(implementation = InstrumentPage.class)))
  public Uni<Response> list(
      @BeanParam InstrumentQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Paging.limit(limit);
    var after = cursor == null ? null : InstrumentCursors.symbol(cursor);
    return Uni.createFrom()
        .item(() -> page(register.list(query.which(), after, most + 1), most).response(exchange));
  }

  @GET
  @Path(SYMBOL + "/history")
  @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
  @Operation(
      operationId = "listInstrumentHistory",
      summary = "List all that was told of an instrument, and by whom, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of versions; Link names the next one",
      content = @Content(schema = @Schema(implementation = InstrumentPage.class)))
  public Uni<Response> history(
      @PathParam("symbol") Symbol symbol,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Paging.limit(limit);
    int before = cursor == null ? Integer.MAX_VALUE : InstrumentCursors.version(symbol, cursor);
    return register
        .versions(symbol, before, most + 1)
        .map(found -> cursor == null ? mustExist(found) : found)
        .map(
            found ->
                Page.of(found, most, InstrumentView::ofHistory, InstrumentCursors::of)
                    .response(exchange));
  }

  private static List<Instrument> mustExist(List<Instrument> versions) {
    if (versions.isEmpty()) {
      throw unknown();
    }
    return versions;
  }

  private Instrument known(Symbol symbol) {
    return register.find(symbol).orElseThrow(InstrumentResource::unknown);
  }

  private static RequestProblem unknown() {
    return RequestProblem.notFound("instrument");
  }

  private static Response shown(Instrument instrument, @Nullable String ifNoneMatch) {
    return ETags.response(InstrumentView.of(instrument), instrument.version(), ifNoneMatch);
  }

  private static Page<InstrumentView> page(List<Instrument> found, int limit) {
    var items = found.stream().limit(limit).toList();
    var next = found.size() > limit ? InstrumentCursors.token(items.getLast()) : null;
    return new Page<>(items.stream().map(InstrumentView::of).toList(), next);
  }
}
