package dev.blotter.projection.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Patient;
import dev.blotter.http.Roles;
import dev.blotter.projection.parking.Parking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the register of what was done about parked events. */
@Path("/v1/admin/projections/acts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
@Patient
public class ActResource {

  /** What its cursors are of. */
  private static final String LIST = "parked-acts";

  private final Parking parking;
  private final Exchange exchange;

  ActResource(Parking parking, Exchange exchange) {
    this.parking = parking;
    this.exchange = exchange;
  }

  @GET
  @Operation(
      operationId = "listParkingActs",
      summary = "List what was done about parked events: by whom, when and why",
      description = "The register is only ever added to.")
  @APIResponse(
      responseCode = "200",
      description = "The newest first; Link names the next page",
      content = @Content(schema = @Schema(implementation = ActPage.class)))
  public Uni<Response> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    var paging = Paging.byCursor(LIST, cursor, limit);
    return parking
        .acts(paging.window())
        .map(
            found ->
                Page.of(found, ActView::of, act -> new Cursor(LIST, act.at(), act.id()))
                    .response(exchange));
  }
}
