package dev.blotter.audit.refusal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are looked for; each that is not null must hold.
 *
 * @param userId whom the path names
 * @param actor the subject of the token
 * @param code of the problem
 * @param from inclusive
 * @param to exclusive
 */
public record RefusalCriteria(
    @Nullable UUID userId,
    @Nullable String actor,
    @Nullable String code,
    @Nullable Instant from,
    @Nullable Instant to) {}
