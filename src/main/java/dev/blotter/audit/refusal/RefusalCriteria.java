package dev.blotter.audit.refusal;

import dev.blotter.kernel.TimeSpan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are looked for; each that is not null must hold.
 *
 * @param userId whom the path names
 * @param actor the subject of the token
 * @param code of the problem
 * @param at when they were refused
 */
public record RefusalCriteria(
    @Nullable UUID userId, @Nullable String actor, @Nullable String code, TimeSpan at) {}
