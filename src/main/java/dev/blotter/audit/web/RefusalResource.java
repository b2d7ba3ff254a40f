package dev.blotter.audit.web;

import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.RefusalCriteria;
import dev.blotter.audit.refusal.Refusals;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Roles;
import dev.blotter.http.TimeSpans;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows which commands were refused. */
@Path("/v1/audit/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class RefusalResource {

  /** What its cursors are of. */
  private static final String LIST = "refusals";

  private final Refusals refusals;
  private final Exchange exchange;

  RefusalResource(Refusals refusals, Exchange exchange) {
    this.refusals = refusals;
    this.exchange = exchange;
  }

  @GET
  @Operation(
      operationId = "listRefusals",
      summary = "List the commands that were refused, the newest first",
      description =
          "Requests that were to change something and were answered 4xx, a second after that."
              + " Denied orders and withdrawals are events instead; 429 and 503 are only counted.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the record; Link names the next one",
      content = @Content(schema = @Schema(implementation = RefusalPage.class)))
  public Uni<Response> list(
      @QueryParam("user_id") @Parameter(description = "Whom the path names") @Nullable UUID userId,
      @QueryParam("actor") @Parameter(description = "The subject of the token")
          @Nullable String actor,
      @QueryParam("code")
          @Parameter(
              description = "Of the problem, such as USER_NOT_FOUND",
              schema = @Schema(ref = "ProblemCode"))
          @Nullable String code,
      @QueryParam("from") @Parameter(description = "Refused then or later") @Nullable Instant from,
      @QueryParam("to") @Parameter(description = "Refused before") @Nullable Instant to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var criteria = new RefusalCriteria(userId, actor, code, TimeSpans.of(from, to));
    return refusals
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, RefusalView::of, RefusalResource::place).response(exchange));
  }

  private static Cursor place(Refusal refusal) {
    return new Cursor(LIST, refusal.first().at(), refusal.id());
  }
}
