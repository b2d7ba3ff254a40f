package dev.blotter.projection;

import dev.blotter.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about parked events, as the register has it.
 *
 * @param eventId the event that stood first then
 * @param fault why it could not be applied before; null where that was not known
 * @param reason why it was done; null where nobody said
 * @param applied how many events were applied with it, at most a thousand: more follow at once
 * @param left how many were left
 * @param error why the first of those cannot be applied; null where nothing was wrong any more
 */
public record ParkedAct(
    UUID id,
    Kind kind,
    String projection,
    UUID userId,
    UUID eventId,
    int lane,
    long position,
    String eventType,
    @Nullable String fault,
    Actor actor,
    @Nullable String reason,
    Instant at,
    long applied,
    long left,
    @Nullable String error) {

  /** What was done. */
  public enum Kind {
    /** The events were tried again. */
    RETRY,
    /** The first was passed over for good, and those behind it were tried. */
    SKIP
  }
}
