package dev.blotter.database.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.database.SlowStatement;
import dev.blotter.database.SlowStatements;
import dev.blotter.http.Caller;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows which statements take long, and how they are run. */
@Path("/v1/admin/database/slow-queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
@Patient
public class SlowQueryResource {

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final SlowStatements statements;
  private final Caller caller;

  SlowQueryResource(SlowStatements statements, Caller caller) {
    this.statements = statements;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSlowQueries",
      summary = "List the statements that take longest",
      description = "From the extension pg_stat_statements.")
  @APIResponse(
      responseCode = "200",
      description = "The statements",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SlowStatement.class)))
  @APIResponse(responseCode = "409", description = "The database has not that extension")
  public Uni<List<SlowStatement>> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(500) Integer limit,
      @QueryParam("order_by")
          @DefaultValue("mean")
          @Pattern(regexp = "mean|total|calls|max", message = "must be mean, total, calls or max")
          @Parameter(schema = @Schema(enumeration = {"mean", "total", "calls", "max"}))
          String orderBy,
      @QueryParam("plan")
          @DefaultValue("false")
          @Parameter(description = "Whether to show how each SELECT is run")
          Boolean plan) {
    var order = SlowStatement.Order.valueOf(orderBy.toUpperCase(Locale.ROOT));
    return plan ? statements.withPlans(order, limit) : statements.list(order, limit);
  }

  @GET
  @Path("{query_id}/plan")
  @Operation(
      operationId = "explainSlowQuery",
      summary = "Show how a statement is run, whatever its parameters",
      description = "Only for a SELECT, and from PostgreSQL 16 on; 409 otherwise.")
  @APIResponse(
      responseCode = "200",
      description = "As EXPLAIN (GENERIC_PLAN, FORMAT JSON) says",
      content =
          @Content(
              schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
  @APIResponse(responseCode = "409", description = "It is no SELECT, or PostgreSQL is older")
  public Uni<JsonNode> plan(
      @PathParam("query_id") @Pattern(regexp = "-?\\d{1,19}", message = "must be a whole number")
          String queryId) {
    var id = new BigInteger(queryId);
    if (id.abs().compareTo(LARGEST) > 0) {
      throw RequestProblem.notFound("statement");
    }
    return statements
        .plan(id.longValue())
        .map(plan -> plan.orElseThrow(() -> RequestProblem.notFound("statement")));
  }

  @POST
  @Path("reset")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "resetSlowQueries",
      summary = "Begin to count statements anew",
      description = "The service's log says who did so.")
  @APIResponse(responseCode = "204", description = "All counts are zero")
  public Uni<Void> reset() {
    var actor = caller.actor();
    return statements.reset(actor.type() + " " + actor.id());
  }
}
