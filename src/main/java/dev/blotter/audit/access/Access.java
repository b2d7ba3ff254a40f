package dev.blotter.audit.access;

import dev.blotter.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for what is kept for audit, as it was answered.
 *
 * @param at when the answer was ready, to the microsecond
 * @param reader who asked, in the strongest role that the token has
 * @param operation as the description of the API calls it; null where the request reached none
 * @param path the address without its query, normalized; names in place of values that cannot be
 *     right
 * @param query the parameters that the operation has; null where none was sent. Of a request that
 *     was refused, ids and times that can be some, and names in place of all other values
 * @param userId whose data it was; null where that is nobody's, many users', or not known
 * @param status of the answer
 */
public record Access(
    UUID id,
    Instant at,
    Actor reader,
    @Nullable String operation,
    String method,
    String path,
    @Nullable String query,
    @Nullable UUID userId,
    int status,
    UUID correlationId) {}
