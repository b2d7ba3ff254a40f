package dev.blotter.user;

import dev.blotter.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of erasures. There is no personal data in it.
 *
 * @param eventId the event that says so in the log
 * @param requestedAt when that event was appended
 * @param erasedAt when the key was destroyed, and with it all that was encrypted under it
 * @param actor who asked for it
 * @param reason why
 * @param keyFingerprint SHA-256, in hexadecimal digits, of the key as it was stored, wrapped by the
 *     master key; null where none was there any more
 * @param remains what is readable of the user all the same; empty where the erasure holds
 */
public record Erasure(
    UUID userId,
    UUID eventId,
    Instant requestedAt,
    Instant erasedAt,
    Actor actor,
    String reason,
    @Nullable String keyFingerprint,
    List<Remainder> remains) {

  public Erasure {
    remains = List.copyOf(remains);
  }

  /** Where something is left of a user whose data was erased. */
  public enum Remainder {
    /** The user has a key again, such as from a backup. */
    KEY,
    /** A hash of the e-mail address is still claimed. */
    EMAIL_CLAIM,
    /**
     * The read model shows e-mail or name, or a rebuild of it does; for a moment it may lag behind
     * the log.
     */
    READ_MODEL
  }
}
