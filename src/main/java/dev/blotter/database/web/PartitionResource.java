package dev.blotter.database.web;

import dev.blotter.database.archive.PartitionInfo;
import dev.blotter.database.archive.PartitionReport;
import dev.blotter.database.archive.PartitionState;
import dev.blotter.database.archive.TablePartitions;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.http.Commands;
import dev.blotter.http.HttpError;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the partitions, archives those of the log and puts them back. */
@Path("/v1/admin/database/partitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed(Roles.OPERATOR)
@Patient
public class PartitionResource {

  private final PartitionReport report;
  private final MaintenanceRequests requests;
  private final Commands commands;

  PartitionResource(PartitionReport report, MaintenanceRequests requests, Commands commands) {
    this.report = report;
    this.requests = requests;
    this.commands = commands;
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(operationId = "listPartitions", summary = "List the partitions of all tables")
  @APIResponse(responseCode = "200", description = "The oldest of each table first")
  public Uni<PartitionsView> list() {
    return report.tables().map(PartitionsView::new);
  }

  @POST
  @Path("{name}/archive")
  @Operation(
      operationId = "archivePartition",
      summary = "Take the oldest partition out of the log",
      description =
          "Its events are written to a file and stay readable to audit, rebuilds and commands.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location names the task",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(responseCode = "409", description = "It is not the oldest one, or not over yet")
  public Uni<Response> archive(@PathParam("name") String name) {
    var key = requests.key();
    return requests.accept(
        TaskKind.ARCHIVE,
        name,
        key,
        () -> report.events().invoke(events -> mustBeArchivable(events, name)));
  }

  @POST
  @Path("{name}/restore")
  @Operation(
      operationId = "restorePartition",
      summary = "Put the newest archived partition back into the log")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location names the task",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(responseCode = "409", description = "A newer one is archived as well")
  public Uni<Response> restore(@PathParam("name") String name) {
    var key = requests.key();
    return requests.accept(
        TaskKind.RESTORE,
        name,
        key,
        () ->
            report
                .events()
                .invoke(events -> mustBe(name, known(events, name), events.newestArchived())));
  }

  private void mustBeArchivable(TablePartitions events, String name) {
    var partition = known(events, name);
    if (partition.state() != PartitionState.ATTACHED) {
      return; // asked for again: it finishes what was broken off
    }
    mustBe(name, partition, events.oldestAttached());
    if (partition.to().isAfter(commands.now())) {
      throw RequestProblem.of(HttpError.MAINTENANCE_CONFLICT, "its time is not over yet");
    }
  }

  private static PartitionInfo known(TablePartitions events, String name) {
    return events.partitions().stream()
        .filter(partition -> partition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> RequestProblem.notFound("partition of the log"));
  }

  private static void mustBe(String name, PartitionInfo partition, @Nullable PartitionInfo next) {
    if (!partition.equals(next)) {
      throw RequestProblem.of(
          HttpError.MAINTENANCE_CONFLICT,
          next == null ? name + " is not archived" : "the next one is " + next.name());
    }
  }
}
