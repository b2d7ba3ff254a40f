package dev.blotter.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as clients see it. What is null is left out.
 *
 * @param email null once the user is erased
 * @param name null once the user is erased
 * @param isActive false once the user is closed
 * @param blockReason why trading is blocked, or null where it is not
 * @param version the user's version: its ETag
 */
public record UserView(
    UUID userId,
    @Nullable String email,
    @Nullable String name,
    UserStatus status,
    boolean isActive,
    boolean erased,
    @Nullable String blockReason,
    Instant createdAt,
    Instant updatedAt,
    long version) {}
