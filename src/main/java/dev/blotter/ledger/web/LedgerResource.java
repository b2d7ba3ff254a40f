package dev.blotter.ledger.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.kernel.Lane;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.OutsideUnreachable;
import dev.blotter.ledger.Seal;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Acknowledgements;
import dev.blotter.ledger.postgres.FaultBook;
import dev.blotter.ledger.postgres.Proofs;
import dev.blotter.ledger.postgres.Seals;
import dev.blotter.ledger.postgres.Summaries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows seals and heads, and takes notice of faults. */
@Path("/v1/audit/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
@Patient
public class LedgerResource {

  private static final Logger LOG = Logger.getLogger(LedgerResource.class);

  private final Summaries summaries;
  private final Seals seals;
  private final Proofs proofs;
  private final Acknowledgements acknowledgements;
  private final FaultBook book;
  private final Keys keys;
  private final Caller caller;
  private final Exchange exchange;
  private final EntryExports exports;

  LedgerResource(
      Summaries summaries,
      Seals seals,
      Proofs proofs,
      Acknowledgements acknowledgements,
      FaultBook book,
      Keys keys,
      Caller caller,
      Exchange exchange,
      EntryExports exports) {
    this.summaries = summaries;
    this.seals = seals;
    this.proofs = proofs;
    this.acknowledgements = acknowledgements;
    this.book = book;
    this.keys = keys;
    this.caller = caller;
    this.exchange = exchange;
    this.exports = exports;
  }

  @GET
  @Operation(operationId = "getLedger", summary = "Show how far the log is sealed")
  public Uni<LedgerView> ledger() {
    return summaries.now().map(summary -> LedgerView.of(summary, keys.current().id()));
  }

  @GET
  @Path("key")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "getLedgerKey",
      summary = "Show the public key that heads are signed with now, as PEM")
  public Uni<String> key() {
    return Uni.createFrom().item(keys.current().publicPem());
  }

  @GET
  @Path("heads")
  @Operation(operationId = "listHeads", summary = "List the signed heads, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "The newest first",
      content = @Content(schema = @Schema(implementation = HeadPage.class)))
  public Uni<Response> heads(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    int size = Paging.limit(limit);
    return proofs
        .headsBefore(Numbers.HEADS.before(cursor), size + 1)
        .map(found -> Numbers.HEADS.page(found, size, SignedHead::number, HeadView::of))
        .map(page -> page.response(exchange));
  }

  @GET
  @Path("heads/{number}")
  @Operation(
      operationId = "getHead",
      summary = "Show a signed head byte by byte as it is kept outside the database")
  @APIResponse(
      responseCode = "200",
      description = "With the size and root of each lane, and the signature",
      content = @Content(schema = @Schema(implementation = HeadJson.Form.class)))
  public Uni<Response> head(@PathParam("number") @Min(1) Long number) {
    return proofs
        .head(number)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("head")))
        .map(head -> Response.ok(HeadJson.text(head), MediaType.APPLICATION_JSON_TYPE).build());
  }

  @GET
  @Path("seals")
  @Operation(operationId = "listSeals", summary = "List the seals of a lane, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "The newest first",
      content = @Content(schema = @Schema(implementation = SealPage.class)))
  public Uni<Response> seals(
      @QueryParam("lane") @NotNull @Min(0) @Max(Lane.COUNT - 1) Integer lane,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int size = Paging.limit(limit);
    var numbers = Numbers.seals(lane);
    return seals
        .before(lane, numbers.before(cursor), size + 1)
        .map(found -> numbers.page(found, size, Seal::number, SealView::of))
        .map(page -> page.response(exchange));
  }

  @GET
  @Path("faults")
  @Operation(
      operationId = "listFaults",
      summary = "List all that was ever found wrong, and who acknowledged it",
      description = "Nothing is ever taken off this list.")
  @APIResponse(
      responseCode = "200",
      description = "The last found first",
      content = @Content(schema = @Schema(implementation = FaultPage.class)))
  public Uni<Response> faults(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return faultsFrom(cursor, limit).map(page -> page.response(exchange));
  }

  @GET
  @Path("faults/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(operationId = "exportFaults", summary = "Take along all that was ever found wrong")
  public Uni<Response> export(@QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return exports.all(Entries.paged("faults", FaultEntryView.class, this::faultsFrom), format);
  }

  private Uni<Page<FaultEntryView>> faultsFrom(@Nullable String cursor, @Nullable Integer limit) {
    int size = Paging.limit(limit);
    return book.before(Numbers.FAULTS.before(cursor), size + 1)
        .map(found -> Numbers.FAULTS.page(found, size, LedgerResource::number, FaultEntryView::of));
  }

  private static long number(FaultBook.Entry entry) {
    return entry.known().number();
  }

  @POST
  @Path("acknowledgements")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "acknowledgeFaults",
      summary = "Take notice of what is wrong, so that the log is sealed again",
      description =
          "Of all faults up to that number. The next head names the one that the chain broke at.")
  public Uni<LedgerView> acknowledge(@NotNull @Valid AcknowledgementRequest body) {
    return acknowledgements
        .acknowledge(body.upTo(), caller.actor(), body.reason())
        .onFailure(OutsideUnreachable.class)
        .transform(LedgerResource::unreachable)
        .chain(this::ledger);
  }

  /** Where it is, and why it does not answer, is for who looks after the node. */
  private static RequestProblem unreachable(Throwable fault) {
    LOG.warnf("a break cannot be acknowledged: %s", fault.getMessage());
    return RequestProblem.of(HttpError.OUTSIDE_UNREACHABLE, "nothing was acknowledged");
  }
}
