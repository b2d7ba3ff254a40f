package dev.blotter.audit.web;

import dev.blotter.audit.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Refused commands of a kind. What is null is left out. */
@Schema(description = "A command that was refused, or several of a kind within a minute")
record RefusalView(
    UUID refusalId,
    @Schema(description = "When the first of them was refused") Instant at,
    @Schema(description = "When the last of them was refused") Instant lastAt,
    @Schema(description = "How many there were", examples = "1") int times,
    @Nullable
        @Schema(description = "The subject of the token; left out where nobody proved who it is")
        String actor,
    @Schema(description = "The roles of the token") List<String> roles,
    @Schema(description = "As this description calls it", examples = "placeOrder") String operation,
    String method,
    @Schema(description = "With names in place of values where these are not kept, or are several")
        String path,
    @Nullable @Schema(description = "Whom the path names; left out where that is nobody")
        UUID userId,
    @Schema(ref = "ProblemCode") String code,
    @Schema(examples = "404") int status,
    @Schema(description = "That of the first") UUID correlationId,
    @Nullable @Schema(description = "The Idempotency-Key of the first, where it had one")
        String idempotencyKey) {

  static RefusalView of(Refusal refusal) {
    var first = refusal.first();
    return new RefusalView(
        refusal.id(),
        first.at(),
        refusal.lastAt(),
        refusal.times(),
        first.actor(),
        first.roles(),
        first.operation(),
        first.method(),
        first.path(),
        first.userId(),
        first.code(),
        first.status(),
        first.correlationId(),
        first.idempotencyKey());
  }
}
