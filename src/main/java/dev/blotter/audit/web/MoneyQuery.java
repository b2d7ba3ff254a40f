package dev.blotter.audit.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Currency;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which money is asked for, and of which time. */
record MoneyQuery(
    @QueryParam("currency") @Parameter(description = MoneyQuery.CURRENCY)
        @Nullable Currency currency,
    @QueryParam("from") @Parameter(description = MoneyQuery.FROM) @Nullable Instant from,
    @QueryParam("to") @Parameter(description = MoneyQuery.TO) @Nullable Instant to) {

  private static final String CURRENCY =
      "Which of the account's money: cash in it, and positions quoted in it; the portfolio's base"
          + " currency where it is left out";
  private static final String FROM =
      "From then on, beginning with how it stood then; where it is left out, from the beginning";
  private static final String TO = "Up to then, that moment included; now where it is left out";

  /** Where the time ends; a 400 where that is not after its beginning. */
  Instant end(Instant now) {
    var end = to == null ? now : to;
    if (from != null && !from.isBefore(end)) {
      throw to == null
          ? RequestProblem.parameter("from", "must not lie in the future")
          : RequestProblem.parameter("to", "must be after the beginning");
    }
    return end;
  }
}
