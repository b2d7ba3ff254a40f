package dev.blotter.ledger.web;

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
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.ledger.postgres.KnownSubjects;
import dev.blotter.ledger.postgres.Verification;
import dev.blotter.ledger.postgres.VerificationScope;
import dev.blotter.ledger.postgres.Verifications;
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

/** Compares the log with its seals. */
@Path(VerificationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
@Patient
public class VerificationResource {

  /** What its cursors are of. */
  private static final String LIST = "verifications";

  static final String PATH = "/v1/audit/verifications";

  private final Verifications verifications;
  private final KnownSubjects subjects;
  private final Caller caller;
  private final Exchange exchange;
  private final EntryExports exports;
  private final InstantSource clock;

  VerificationResource(
      Verifications verifications,
      KnownSubjects subjects,
      Caller caller,
      Exchange exchange,
      EntryExports exports,
      InstantSource clock) {
    this.verifications = verifications;
    this.subjects = subjects;
    this.caller = caller;
    this.exchange = exchange;
    this.exports = exports;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyLog",
      summary = "Verify that the log is as it was sealed",
      description = "One of the same scope runs at a time: where it does, that one is answered.")
  @APIResponse(
      responseCode = "202",
      description = "It runs; Location says where it can be watched",
      content = @Content(schema = @Schema(implementation = VerificationView.class)))
  public Uni<Response> begin(@NotNull @Valid VerificationRequest body) {
    return begin(body.asked(), caller.actor()).map(this::accepted);
  }

  private Uni<Verification> begin(VerificationScope scope, Actor actor) {
    return subjects
        .has(scope)
        .invoke(known -> mustBeKnown(known, scope))
        .chain(() -> verifications.begin(scope, actor));
  }

  /** Of nothing all is as it was sealed: whoever mistypes an id must not be told so. */
  private static void mustBeKnown(boolean known, VerificationScope scope) {
    if (!known) {
      throw scope.aggregate() == null
          ? RequestProblem.noUser()
          : RequestProblem.notFound("aggregate");
    }
  }

  @GET
  @Operation(operationId = "listVerifications", summary = "List verifications")
  @APIResponse(
      responseCode = "200",
      description = "The last begun first",
      content = @Content(schema = @Schema(implementation = VerificationPage.class)))
  public Uni<Response> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    var paging = Paging.byCursor(LIST, cursor, limit);
    return verifications
        .list(paging.afterTime(), paging.afterId(), paging.limit() + 1)
        .map(found -> page(found, paging.limit()).response(exchange));
  }

  @GET
  @Path("{verification_id}")
  @Operation(
      operationId = "getVerification",
      summary = "Show how far a verification has come, and what it has found")
  public Uni<VerificationView> get(@PathParam("verification_id") UUID id) {
    return find(id).map(this::view);
  }

  @GET
  @Path("{verification_id}/findings/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportFindings",
      summary = "Take along what a verification has found",
      description = "The findings that it shows, the first of them where there are many.")
  public Uni<Response> export(
      @PathParam("verification_id") UUID id,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var found = find(id).map(run -> view(run).findings());
    return exports.all(
        Entries.whole("findings", FaultView.class, found.onItem().<FaultView>disjoint())
            .with("verification_id", id),
        format);
  }

  @DELETE
  @Path("{verification_id}")
  @Operation(operationId = "cancelVerification", summary = "End a verification before its time")
  @APIResponse(
      responseCode = "202",
      description = "Cancelled within a second or two, or ended before",
      content = @Content(schema = @Schema(implementation = VerificationView.class)))
  public Uni<Response> cancel(@PathParam("verification_id") UUID id) {
    return verifications.cancel(id).chain(() -> find(id)).map(this::accepted);
  }

  private Uni<Verification> find(UUID id) {
    return verifications
        .find(id)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("verification")));
  }

  private Response accepted(Verification run) {
    return Begun.response(view(run), PATH, run.id());
  }

  private Page<VerificationView> page(List<Verification> found, int limit) {
    return Page.of(found, limit, this::view, run -> new Cursor(LIST, run.startedAt(), run.id()));
  }

  private VerificationView view(Verification run) {
    return VerificationView.of(run, clock.instant());
  }
}
