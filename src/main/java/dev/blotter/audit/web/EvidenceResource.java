package dev.blotter.audit.web;

import dev.blotter.audit.evidence.Bundles;
import dev.blotter.audit.evidence.TooManyBundles;
import dev.blotter.http.Caller;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.ledger.EvidenceProofs.NotSealed;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out what happened to an aggregate together with the proof of it. */
@Path("/v1/audit/aggregates/{type}/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class EvidenceResource {

  private static final String NOT_YET = "the events are not sealed yet, or the ledger is broken";
  private static final String BUSY =
      "as much evidence is being made as may be at a time; try again";

  private final SeenAggregates seen;
  private final Bundles bundles;
  private final Caller caller;
  private final ExportAnswers answers;

  EvidenceResource(SeenAggregates seen, Bundles bundles, Caller caller, ExportAnswers answers) {
    this.seen = seen;
    this.bundles = bundles;
    this.caller = caller;
    this.answers = answers;
  }

  @GET
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "takeEvidence",
      summary = "Take everything that happened to an aggregate along, with proofs",
      description = "A zip file that ./blotter verify checks with the ledger's public key alone.")
  @APIResponse(
      responseCode = "200",
      description = "The bundle",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = "Not sealed yet, or the ledger is broken")
  public Uni<Response> evidence(@PathParam("type") AggregateType type, @PathParam("id") UUID id) {
    var asker = caller.actor();
    var bundle =
        seen.head(type, id)
            .chain(head -> bundles.ofAggregate(head, asker))
            .onFailure(NotSealed.class)
            .transform(fault -> RequestProblem.of(HttpError.NOT_SEALED, NOT_YET))
            .onFailure(TooManyBundles.class)
            .transform(fault -> RequestProblem.of(HttpError.OVERLOADED, BUSY));
    return answers.answer(bundle, type.label() + "-" + id);
  }
}
