package dev.blotter.audit.web;

import dev.blotter.audit.refusal.RefusalCriteria;
import dev.blotter.http.TimeSpans;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which refused commands are asked for; what is left out is all. */
record RefusalQuery(
    @QueryParam("user_id") @Parameter(description = "Whom the path names") @Nullable UUID userId,
    @QueryParam("actor") @Parameter(description = "The subject of the token")
        @Nullable String actor,
    @QueryParam("code")
        @Parameter(
            description = "Of the problem, such as USER_NOT_FOUND",
            schema = @Schema(ref = "ProblemCode"))
        @Nullable String code,
    @QueryParam("from") @Parameter(description = "Refused then or later") @Nullable Instant from,
    @QueryParam("to") @Parameter(description = "Refused before") @Nullable Instant to) {

  RefusalCriteria criteria() {
    return new RefusalCriteria(userId, actor, code, TimeSpans.of(from, to));
  }
}
