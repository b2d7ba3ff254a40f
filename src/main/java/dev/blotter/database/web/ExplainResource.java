package dev.blotter.database.web;

import dev.blotter.database.Explain;
import dev.blotter.database.QueryCatalogue;
import dev.blotter.http.ChangesNothing;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.NamedQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains queries that the service runs; nobody can send one of their own. */
@Path("/v1/admin/database/explain")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
@Patient
public class ExplainResource {

  private final QueryCatalogue catalogue;
  private final Explain explain;

  ExplainResource(QueryCatalogue catalogue, Explain explain) {
    this.catalogue = catalogue;
    this.explain = explain;
  }

  @GET
  @Operation(
      operationId = "listNamedQueries",
      summary = "List the queries whose plans can be asked for, with their parameters",
      description = "Those that read models and the log are searched by.")
  public Uni<List<NamedQueryView>> list() {
    return Uni.createFrom().item(() -> catalogue.all().stream().map(NamedQueryView::of).toList());
  }

  @POST
  @ChangesNothing
  @Operation(
      operationId = "explainQuery",
      summary = "Show how a query of the service is run",
      description = "Its indexes, whole tables that are read, and partitions that are left alone.")
  public Uni<ExplainView> explain(@NotNull @Valid ExplainRequest body) {
    var query =
        catalogue
            .find(body.query())
            .orElseThrow(() -> RequestProblem.field("query", "is none of those that GET lists"));
    var values = ParameterValues.read(query, body.parameters());
    var statement = statement(query, values);
    var planned = body.planned() == null ? query.planned() : body.planned();
    return explain
        .of(statement, planned, Boolean.TRUE.equals(body.analyze()))
        .map(plan -> ExplainView.of(query, values, planned, statement.sql(), plan));
  }

  /** Refuses values that are of the right kind but make no sense to the query. */
  private static NamedQuery.Statement statement(NamedQuery query, Map<String, Object> values) {
    try {
      return query.statement(values);
    } catch (IllegalArgumentException senseless) {
      throw RequestProblem.field("parameters", "make no sense to " + query.name());
    }
  }
}
