package dev.blotter.audit.web;

import dev.blotter.audit.account.MoneyOverTime;
import dev.blotter.audit.account.MoneyPoint;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows a user's money over time. */
@Path("/v1/audit/users/{user_id}/portfolio/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class MoneyHistoryResource {

  private static final String POINTS =
      "Where there are more changes, the last of each of so many equal parts of the time, the first"
          + " and the last";

  private final PastAccounts accounts;
  private final EntryExports exports;
  private final LogTime time;

  MoneyHistoryResource(PastAccounts accounts, EntryExports exports, LogTime time) {
    this.accounts = accounts;
    this.exports = exports;
    this.time = time;
  }

  @GET
  @Operation(
      operationId = "replayMoney",
      summary = "Replay a user's money over time",
      description = "A point for each moment at which it changed, with the event that changed it.")
  @APIResponse(
      responseCode = "200",
      description = "The money over time",
      content = @Content(schema = @Schema(implementation = MoneyHistoryView.class)))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<MoneyHistoryView> history(
      @PathParam("user_id") UUID userId,
      @BeanParam MoneyQuery query,
      @QueryParam("points") @DefaultValue("500") @Min(1) @Max(2000) @Parameter(description = POINTS)
          Integer points) {
    var until = Objects.requireNonNullElse(query.to(), UserEvents.EVER);
    return end(query)
        .chain(
            end ->
                accounts
                    .user(userId, until)
                    .chain(
                        user ->
                            accounts.fold(
                                user,
                                until,
                                () -> sampled(query, user.firstOccurredAt(), end, points))))
        .map(MoneyHistoryResource::view);
  }

  private Uni<Instant> end(MoneyQuery query) {
    var to = query.to();
    return to == null ? time.now().map(query::end) : Uni.createFrom().item(query.end(to));
  }

  private static MoneyOverTime sampled(MoneyQuery query, Instant start, Instant end, int points) {
    return MoneyOverTime.sampled(query.currency(), query.from(), start, end, points);
  }

  private static MoneyHistoryView view(MoneyOverTime history) {
    return history
        .currency()
        .map(currency -> MoneyHistoryView.of(currency, history))
        .orElseThrow(PastAccounts::noPortfolio);
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportMoney",
      summary = "Take along a user's money over time",
      description = "Every change, however many there are.")
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_MUCH)
  public Uni<Response> export(
      @PathParam("user_id") UUID userId,
      @BeanParam MoneyQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return end(query).chain(end -> exports.all(entries(userId, query, end), format));
  }

  private Entries<MoneyRecord> entries(UUID userId, MoneyQuery query, Instant end) {
    var changes =
        accounts
            .told(userId, end, () -> MoneyOverTime.inFull(query.currency(), query.from()))
            .onItem()
            .<MoneyPoint>disjoint()
            .onCompletion()
            .ifEmpty()
            .failWith(PastAccounts::noPortfolio)
            .map(MoneyRecord::of);
    return Entries.whole("money", MoneyRecord.class, changes)
        .with("user_id", userId)
        .with("to", end);
  }
}
