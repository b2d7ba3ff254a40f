package dev.blotter.user;

import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claim to its e-mail address that a command goes by.
 *
 * @param until the last moment, by the database's clock, at which the command may be appended: not
 *     much later anybody else may have the address; null where another user has it
 */
public record EmailHold(@Nullable Instant until) {

  static final EmailHold NONE = new EmailHold(null);

  /** Why the address is not to be had; empty where it is. */
  public Optional<Rejection> refusal(Instant decidedAt) {
    if (until == null) {
      return Optional.of(
          Rejection.ofField(
              UserRejection.EMAIL_TAKEN, "email", "Another user has this e-mail address."));
    }
    return decidedAt.isAfter(until)
        ? Optional.of(
            Rejection.of(
                UserRejection.EMAIL_HOLD_LAPSED,
                "It waited so long that somebody else may have the address by now: send it again."))
        : Optional.empty();
  }
}
