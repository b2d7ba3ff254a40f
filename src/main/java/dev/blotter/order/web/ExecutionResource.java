package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.order.Execution;
import dev.blotter.order.OrderView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what venues report of an order, and shows its fills. */
@Path("/v1/orders/{order_id}/executions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Executions")
public class ExecutionResource {

  private final Commands commands;
  private final Caller caller;
  private final OrderHistories histories;

  ExecutionResource(Commands commands, Caller caller, OrderHistories histories) {
    this.commands = commands;
    this.caller = caller;
    this.histories = histories;
  }

  @GET
  @RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
  @Operation(operationId = "listExecutions", summary = "List an order's fills as they came in")
  public Uni<List<Execution>> list(@PathParam("order_id") UUID orderId) {
    return histories.seen(orderId).map(OrderHistory::executions);
  }

  @POST
  @RolesAllowed({Roles.VENUE, Roles.OPERATOR})
  @Operation(
      operationId = "reportExecution",
      summary = "Report what happened to an order at a venue",
      description =
          "The pair of venue and exec_id makes a redelivery harmless: it is answered with 200 and"
              + " changes nothing. The same exec_id with another content is a 409.")
  @APIResponse(
      responseCode = "200",
      description = "Taken in; the order as it stands now",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Taken in; the order waits for more",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  public Uni<Response> report(
      @PathParam("order_id") UUID orderId, @NotNull @Valid ExecutionReport body) {
    var venue = body.venue() == null ? caller.actor().id() : body.venue();
    var command = new ReportTranslation(orderId, venue, body).command();
    var commandId = "exec:" + venue + ":" + body.execId();
    return commands.named(commandId, AggregateType.ORDER, orderId, command, body.at(venue));
  }
}
