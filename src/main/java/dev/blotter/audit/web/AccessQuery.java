package dev.blotter.audit.web;

import dev.blotter.audit.access.AccessCriteria;
import dev.blotter.http.TimeSpans;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries of the record of reads are asked for; what is left out is all. */
record AccessQuery(
    @QueryParam("reader") @Parameter(description = "The subject of the reader's token")
        @Nullable String reader,
    @QueryParam("user_id") @Parameter(description = "Whose data was read") @Nullable UUID userId,
    @QueryParam("from") @Parameter(description = "Read then or later") @Nullable Instant from,
    @QueryParam("to") @Parameter(description = "Read before") @Nullable Instant to) {

  AccessCriteria criteria() {
    return new AccessCriteria(reader, userId, TimeSpans.of(from, to));
  }
}
