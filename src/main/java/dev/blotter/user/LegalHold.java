package dev.blotter.user;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.user.UserEvent.LegalHoldPlaced;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user's personal data must be kept.
 *
 * @param reason why, or null where it need not be
 * @param last the event that placed or released it last; null where it was never placed
 */
public record LegalHold(UUID userId, @Nullable String reason, @Nullable RecordedEvent last) {

  static LegalHold of(UUID userId, @Nullable RecordedEvent last) {
    var reason =
        last != null && last.event() instanceof LegalHoldPlaced(String placed) ? placed : null;
    return new LegalHold(userId, reason, last);
  }

  public boolean held() {
    return reason != null;
  }
}
