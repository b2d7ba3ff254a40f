package dev.blotter.audit.web;

import dev.blotter.audit.access.Access;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for what is kept for audit. What is null is left out. */
@Schema(description = "A request for what is kept for audit, and how it was answered")
record AccessView(
    UUID accessId,
    @Schema(description = "When the answer was ready") Instant at,
    @Schema(description = "The subject of the reader's token") String reader,
    @Schema(examples = "AUDITOR") String readerType,
    @Nullable
        @Schema(
            description = "As this description calls it; left out where there is no such operation",
            examples = "findEvents")
        String operation,
    String method,
    String path,
    @Nullable @Schema(description = "What follows the question mark, as it was sent") String query,
    @Nullable @Schema(description = "Whose data it was; left out where that is not one user's")
        UUID userId,
    int status,
    UUID correlationId) {

  static AccessView of(Access access) {
    return new AccessView(
        access.id(),
        access.at(),
        access.reader().id(),
        access.reader().type().name(),
        access.operation(),
        access.method(),
        access.path(),
        access.query(),
        access.userId(),
        access.status(),
        access.correlationId());
  }
}
