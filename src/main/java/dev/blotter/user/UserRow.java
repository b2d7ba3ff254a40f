package dev.blotter.user;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowMark;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as its projection keeps it.
 *
 * @param personal decrypted when the row is written; null where there is no key any more
 * @param blockReason why trading is blocked, or null where it is not
 */
public record UserRow(
    UUID id,
    User user,
    @Nullable PersonalData personal,
    @Nullable String blockReason,
    Instant createdAt,
    RowMark mark)
    implements ReadRow {

  UserRow with(@Nullable PersonalData data) {
    return new UserRow(id, user, data, blockReason, createdAt, mark);
  }

  /** As clients see it. */
  public UserView view() {
    return new UserView(
        id,
        personal == null ? null : personal.email(),
        personal == null ? null : personal.name(),
        user.status(),
        user.status() != UserStatus.CLOSED,
        user.erased(),
        blockReason,
        createdAt,
        mark.updatedAt(),
        mark.version());
  }
}
