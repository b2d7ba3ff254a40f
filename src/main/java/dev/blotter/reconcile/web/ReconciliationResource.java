package dev.blotter.reconcile.web;

import dev.blotter.http.Begun;
import dev.blotter.http.Caller;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.reconcile.Difference;
import dev.blotter.reconcile.postgres.Reconciliation;
import dev.blotter.reconcile.postgres.Reconciliations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compares read models with the log, and the log's figures with each other. */
@Path(ReconciliationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
@Patient
public class ReconciliationResource {

  /** What its cursors are of. */
  private static final String LIST = "reconciliations";

  static final String PATH = "/v1/audit/reconciliations";

  private final Reconciliations reconciliations;
  private final Caller caller;
  private final Exchange exchange;
  private final EntryExports exports;
  private final InstantSource clock;

  ReconciliationResource(
      Reconciliations reconciliations,
      Caller caller,
      Exchange exchange,
      EntryExports exports,
      InstantSource clock) {
    this.reconciliations = reconciliations;
    this.caller = caller;
    this.exchange = exchange;
    this.exports = exports;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reconcile",
      summary = "Compare read models with the log, and orders, positions and cash with each other",
      description = "One of the same scope runs at a time: where it does, that one is answered.")
  @APIResponse(
      responseCode = "202",
      description = "It runs; Location says where it can be watched",
      content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
  public Uni<Response> begin(@NotNull @Valid ReconciliationRequest body) {
    var scope = body.scope();
    var actor = caller.actor();
    return reconciliations
        .concerns(scope)
        .invoke(ReconciliationResource::mustConcern)
        .chain(() -> reconciliations.begin(scope, actor))
        .map(this::accepted);
  }

  @GET
  @Operation(operationId = "listReconciliations", summary = "List reconciliations")
  @APIResponse(
      responseCode = "200",
      description = "The last begun first",
      content = @Content(schema = @Schema(implementation = ReconciliationPage.class)))
  public Uni<Response> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    var paging = Paging.byCursor(LIST, cursor, limit);
    return reconciliations
        .list(paging.afterTime(), paging.afterId(), paging.limit() + 1)
        .map(found -> page(found, paging.limit()).response(exchange));
  }

  @GET
  @Path("{reconciliation_id}")
  @Operation(
      operationId = "getReconciliation",
      summary = "Show how far a reconciliation has come, and what it has found")
  public Uni<ReconciliationView> get(@PathParam("reconciliation_id") UUID id) {
    // The run first: what it has found by its end is then there.
    return find(id)
        .chain(
            run ->
                reconciliations
                    .differences(id)
                    .map(found -> ReconciliationView.of(run, found, clock.instant())));
  }

  @GET
  @Path("{reconciliation_id}/differences/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportDifferences",
      summary = "Take along what a reconciliation has found",
      description = "The differences that it shows, the first of them where there are many.")
  public Uni<Response> export(
      @PathParam("reconciliation_id") UUID id,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var found =
        find(id)
            .chain(() -> reconciliations.differences(id))
            .onItem()
            .<Difference>disjoint()
            .map(DifferenceView::of);
    return exports.all(
        Entries.whole("differences", DifferenceView.class, found).with("reconciliation_id", id),
        format);
  }

  @DELETE
  @Path("{reconciliation_id}")
  @Operation(operationId = "cancelReconciliation", summary = "End a reconciliation before its time")
  @APIResponse(
      responseCode = "202",
      description = "Cancelled within a second or two, or ended before",
      content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
  public Uni<Response> cancel(@PathParam("reconciliation_id") UUID id) {
    return reconciliations.cancel(id).chain(() -> find(id)).map(this::accepted);
  }

  /** What says that all is well must not be of an id that somebody mistyped. */
  private static void mustConcern(boolean anybody) {
    if (!anybody) {
      throw RequestProblem.noUser();
    }
  }

  private Uni<Reconciliation> find(UUID id) {
    return reconciliations
        .find(id)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("reconciliation")));
  }

  private Response accepted(Reconciliation run) {
    return Begun.response(view(run), PATH, run.id());
  }

  private Page<ReconciliationView> page(List<Reconciliation> found, int limit) {
    return Page.of(found, limit, this::view, run -> new Cursor(LIST, run.startedAt(), run.id()));
  }

  private ReconciliationView view(Reconciliation run) {
    return ReconciliationView.of(run, null, clock.instant());
  }
}
