package dev.blotter.audit.web;

import dev.blotter.audit.account.MoneyOverTime;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Currency;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows a user's money over time. */
@Path("/v1/audit/users/{user_id}/portfolio/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class MoneyHistoryResource {

  private static final String CURRENCY =
      "Which of the account's money: cash in it, and positions quoted in it; the portfolio's base"
          + " currency where it is left out";
  private static final String FROM =
      "From then on, beginning with how it stood then; where it is left out, from the beginning";
  private static final String TO = "Up to then, that moment included; now where it is left out";
  private static final String POINTS =
      "Where there are more changes, the last of each of so many equal parts of the time, the first"
          + " and the last";

  private final PastAccounts accounts;
  private final InstantSource clock;

  MoneyHistoryResource(PastAccounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
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
      @QueryParam("currency") @Parameter(description = CURRENCY) @Nullable Currency currency,
      @QueryParam("from") @Parameter(description = FROM) @Nullable Instant from,
      @QueryParam("to") @Parameter(description = TO) @Nullable Instant to,
      @QueryParam("points") @DefaultValue("500") @Min(1) @Max(2000) @Parameter(description = POINTS)
          Integer points) {
    var end = to == null ? clock.instant() : to;
    if (from != null && !from.isBefore(end)) {
      throw from(to);
    }
    var until = Objects.requireNonNullElse(to, UserEvents.EVER);
    return accounts
        .user(userId, until)
        .chain(
            user ->
                accounts.fold(
                    user,
                    until,
                    () -> new MoneyOverTime(currency, from, user.firstOccurredAt(), end, points)))
        .map(MoneyHistoryResource::view);
  }

  private static RequestProblem from(@Nullable Instant to) {
    return to == null
        ? RequestProblem.parameter("from", "must not lie in the future")
        : RequestProblem.parameter("to", "must be after the beginning");
  }

  private static MoneyHistoryView view(MoneyOverTime history) {
    return history
        .currency()
        .map(currency -> MoneyHistoryView.of(currency, history))
        .orElseThrow(() -> RequestProblem.notFound("portfolio, or not yet by then"));
  }
}
