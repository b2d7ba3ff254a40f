package dev.blotter.position.web;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.http.Caller;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.position.CycleHistory;
import dev.blotter.position.LotMethod;
import dev.blotter.position.Lots;
import dev.blotter.position.PositionEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows a position as lots. */
@Path("/v1/positions/{position_id}/lots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Positions")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class LotsResource {

  private final EventLog log;
  private final Caller caller;

  LotsResource(EventLog log, Caller caller) {
    this.log = log;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listLots",
      summary = "Read a position as lots",
      description =
          "Whatever the method, realized and unrealized profit come to the same sum; but for"
              + " FLAT_TO_FLAT, which tells of a position once it is flat and of what is open"
              + " nothing.")
  public Uni<Lots> lots(
      @PathParam("position_id") UUID positionId,
      @QueryParam("method") @DefaultValue("FIFO") LotMethod method) {
    var ref = AggregateRef.position(positionId);
    return log.readStreams(Map.of(ref, 0L))
        .map(streams -> streams.getOrDefault(ref, List.of()))
        .map(events -> Lots.of(method, List.of(history(positionId, events))));
  }

  private CycleHistory history(UUID positionId, List<RecordedEvent> events) {
    if (events.isEmpty() || !caller.sees(events.getFirst().userId())) {
      throw RequestProblem.notFound("position");
    }
    return CycleHistory.of(
        positionId, events.stream().map(event -> (PositionEvent) event.event()).toList());
  }
}
