package dev.blotter.audit.refusal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was to change something and was refused. Nothing of its body.
 *
 * @param at when it was refused, to the microsecond
 * @param actor the subject of the token; null where nobody has proved who it is
 * @param roles which of the roles that there are the token has
 * @param operation as the description of the API calls it
 * @param template the path as the operation has it, with names in place of values
 * @param path the canonical path without its query
 * @param userId whom the path names; null where that is nobody
 * @param code of the problem that it was answered with
 * @param status of that answer
 * @param idempotencyKey as it was sent; null where there is none
 */
public record RefusedCommand(
    Instant at,
    @Nullable String actor,
    List<String> roles,
    String operation,
    String method,
    String template,
    String path,
    @Nullable UUID userId,
    String code,
    int status,
    UUID correlationId,
    @Nullable String idempotencyKey) {

  public RefusedCommand {
    roles = List.copyOf(roles);
  }

  /** The same without what tells it from others of its operation. */
  RefusedCommand ofManyPaths() {
    return new RefusedCommand(
        at,
        actor,
        roles,
        operation,
        method,
        template,
        template,
        null,
        code,
        status,
        correlationId,
        idempotencyKey);
  }
}
